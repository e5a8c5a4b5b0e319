using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Checks the tokens and codes that the identity server gives.</summary>
internal static class ReceivedText
{
    /// <summary>The longest token, in characters; servers refuse longer headers.</summary>
    private const int LongestToken = 4096;

    /// <summary>The longest code that a user can be asked to enter, in characters.</summary>
    private const int LongestUserCode = 64;

    /// <summary>Whether an HTTP header can hold the text as a token.</summary>
    public static bool IsToken(string text) => text.Length is > 0 and <= LongestToken && text.All(IsPrintable) && AccessTokenFormat.Prefix(text) is null;

    /// <summary>Whether the text can be shown to a user as a code.</summary>
    public static bool IsUserCode(string text) => text.Length is > 0 and <= LongestUserCode && text.All(IsPrintable);

    private static bool IsPrintable(char letter) => letter is > ' ' and < '\x7f';
}
