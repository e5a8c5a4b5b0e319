namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>
/// Replaces a text of a file, in the section of an entry (<c>#get-apples</c>), of an operation (<c>operationId: GetApples</c>) or a schema (<c>Apple:</c>)
/// of the specification, or in the whole file. The text must be there exactly once: a test whose edit has no place would test nothing.
/// </summary>
internal sealed record OrchardEdit(string File, string? Entry, string Old, string New)
{
    private bool isCut;

    /// <summary>Cuts a page off where a text begins.</summary>
    public static OrchardEdit Cut(string file, string from) => new(file, null, from, "") { isCut = true };

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
        return isCut
            ? text[..(start + place)]
            : text[..start] + section[..place] + replacement + section[(place + old.Length)..] + text[end..];
    }

    private (int Start, int End) Section(string text)
    {
        if (Entry is null)
            return (0, text.Length);
        var (start, ends) = Path.GetExtension(File) switch
        {
            ".yaml" => ($" {Entry}\n", new[] { "\n\n", "operationId:" }),
            ".html" => ($"<h2 id=\"{Entry[1..]}\">", ["<h2 "]),
            _ => ($" {{{Entry}}}", ["\n## "]),
        };
        var from = text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
            throw new InvalidOperationException($"{File} has no {Entry}");
        var after = from + start.Length;
        return (from, ends.Select(end => text.IndexOf(end, after, StringComparison.Ordinal)).Where(end => end >= 0).Append(text.Length).Min());
    }
}
