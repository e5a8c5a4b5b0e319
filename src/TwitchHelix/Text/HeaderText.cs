namespace TwitchHelix.Text;

/// <summary>Text that fits in a header as one word, such as a token or a client ID.</summary>
internal static class HeaderText
{
    /// <summary>Whether the text has only printable ASCII characters and no blank.</summary>
    public static bool Fits(string text) => text.All(letter => letter is > ' ' and < '\x7f');
}
