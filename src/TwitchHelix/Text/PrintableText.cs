namespace TwitchHelix.Text;

/// <summary>Prepares text from outside for a message: one line of bounded length.</summary>
internal static class PrintableText
{
    /// <summary>Gets the start of a text, with escapes for unprintable characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The number of characters at most, before they are escaped.</param>
    public static string Of(string text, int length)
    {
        var start = Start(text, length);
        return start.Any(IsUnprintable) ? string.Concat(start.Select(letter => IsUnprintable(letter) ? $"\\u{(int)letter:x4}" : letter.ToString())) : start;
    }

    /// <summary>Gets the start of a text. A pair of surrogates stays whole.</summary>
    public static string Start(string text, int length) =>
        text.Length <= length ? text : text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    // Line and paragraph separators break a line as CR and LF do; direction marks show a log's line in another order.
    private static bool IsUnprintable(char letter) => char.IsControl(letter) || letter is >= '\u2028' and <= '\u202e' or >= '\u2066' and <= '\u2069';
}
