namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>
/// Replaces a text of a file, in the section of an entry (<c>#get-apples</c>) or in the whole file. The text must be there exactly once: a test whose edit
/// has no place would test nothing.
/// </summary>
internal sealed record OrchardEdit(string File, string? Entry, string Old, string New)
{
    public string Apply(string text)
    {
        var (old, replacement) = text.Contains("\r\n", StringComparison.Ordinal)
            ? (Old.ReplaceLineEndings("\r\n"), New.ReplaceLineEndings("\r\n"))
            : (Old.ReplaceLineEndings("\n"), New.ReplaceLineEndings("\n"));
        var (start, end) = Section(text);
        var section = text[start..end];
        var place = section.IndexOf(old, StringComparison.Ordinal);
        if (place < 0 || section.IndexOf(old, place + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"'{Old}' must be exactly once in {Entry} of {File}");
        return text[..start] + section[..place] + replacement + section[(place + old.Length)..] + text[end..];
    }

    private (int Start, int End) Section(string text)
    {
        if (Entry is null)
            return (0, text.Length);
        var isHtml = File.EndsWith(".html", StringComparison.Ordinal);
        var anchor = text.IndexOf(isHtml ? $"<h2 id=\"{Entry[1..]}\">" : $"{{{Entry}}}", StringComparison.Ordinal);
        if (anchor < 0)
            throw new InvalidOperationException($"{File} has no {Entry}");
        var start = text.LastIndexOf('\n', anchor) + 1;
        var end = text.IndexOf(isHtml ? "<h2 " : "\n## ", anchor + 1, StringComparison.Ordinal);
        return (start, end < 0 ? text.Length : end + 1);
    }
}
