namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a page into blocks, whatever it is written in.</summary>
internal static class PageBlocks
{
    /// <summary>The longest page, in characters. The longest one of Twitch's has a fiftieth of that.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    /// <summary>Markdig's time grows with the square of a paragraph's links.</summary>
    private const int MaximumLine = 32 * 1024;

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
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (++number > 0 && line.Length > MaximumLine)
                throw new PageException(page.Name, $"line {number} has more than {MaximumLine} characters");
        return MarkdownBlocks.Read(page with { Text = text });
    }
}
