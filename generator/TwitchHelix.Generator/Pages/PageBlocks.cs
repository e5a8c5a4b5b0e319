namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a page into blocks, whatever it is written in.</summary>
internal static class PageBlocks
{
    /// <summary>The longest page, in characters. The longest one of Twitch's has a fiftieth of that.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    /// <summary>Markdig's time grows with the square of a paragraph's links.</summary>
    private const int MaximumParagraph = 32 * 1024;

    /// <exception cref="PageException">The page has no text, or is too large, or isn't in its form.</exception>
    public static IReadOnlyList<Block> Read(PageText page)
    {
        var text = page.Text.TrimStart('\uFEFF');
        if (text.Length > MaximumLength)
            throw new PageException(page.Name, $"the page has more than {MaximumLength} characters");
        if (string.IsNullOrWhiteSpace(text))
            throw new PageException(page.Name, "the page is empty");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new PageException(page.Name, "the page is binary data, not text");
        if (page.Form == PageForm.Html)
            return HtmlBlocks.Read(page with { Text = text });
        if (text.AsSpan().TrimStart().StartsWith("<"))
            throw new PageException(page.Name, "the page is HTML, where Markdown is expected");
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
            throw new PageException(page.Name, "the page is JSON, where Markdown is expected");
        CheckParagraphs(page.Name, text);
        return MarkdownBlocks.Read(page with { Text = text });
    }

    /// <summary>What is neither blank, nor code, nor the start of a list's item or of a heading may continue the paragraph before it.</summary>
    private static void CheckParagraphs(string page, string text)
    {
        var (number, length, isCode) = (0, 0, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var start = line.TrimStart();
            var isFence = start.StartsWith("```") || start.StartsWith("~~~");
            var isStart = isCode || isFence || start is [] or ['-' or '*' or '+', ' ', ..] || (start is ['#', ..] && start.TrimStart('#') is [' ', ..]);
            isCode ^= isFence;
            length = isStart ? line.Length : length + line.Length;
            if (length > MaximumParagraph)
                throw new PageException(page, $"the paragraph that has line {number} has more than {MaximumParagraph} characters");
        }
    }
}
