using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Finds the lines of elements in the source of a page.</summary>
internal sealed class HtmlLines(string page)
{
    /// <summary>The line on which an element begins. One that only the parser has added begins with the element around it.</summary>
    public PageLine Of(IElement element)
    {
        for (IElement? each = element; each is not null; each = each.ParentElement)
            if (each.SourceReference is { Position.Line: > 0 } source)
                return new PageLine(page, source.Position.Line);
        return new PageLine(page, 1);
    }
}
