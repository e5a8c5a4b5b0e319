using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Finds out whether a page in HTML ends too early: parsers close what is open at the end without a word.</summary>
internal static class HtmlEnd
{
    /// <summary>Elements that must have an end tag. Those of text in a line are left out: their mistakes lose nothing.</summary>
    private static readonly HashSet<string> Closed =
        ["article", "blockquote", "code", "div", "dl", "h1", "h2", "h3", "main", "ol", "pre", "section", "table", "ul"];

    /// <exception cref="PageException">The last element has no end.</exception>
    public static void Check(IDocument document, PageText page, HtmlLines lines)
    {
        for (INode? last = document.Body; last is not null; last = last.LastChild)
            if (last is IElement { SourceReference: { } start } element && Closed.Contains(element.LocalName)
                && page.Text.LastIndexOf($"</{element.LocalName}", StringComparison.OrdinalIgnoreCase) < start.Position.Position)
                throw new PageException(page.Name, $"the page ends within the <{element.LocalName}> of line {lines.Of(element).Line}; it may be cut off");
    }
}
