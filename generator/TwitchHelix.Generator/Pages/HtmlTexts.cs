using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Writes the text of HTML in the form that <see cref="Block"/> describes.</summary>
internal static partial class HtmlTexts
{
    public static string Of(IEnumerable<INode> nodes) => Blanks.Collapse(Join(nodes));

    /// <summary>The text of one node, with the blanks that it has.</summary>
    public static string OfNode(INode node) => node switch
    {
        IText text => text.Data,
        IElement element when HtmlContent.IsShown(element) => OfElement(element),
        _ => "",
    };

    /// <summary>The text of a block that is no text: its start tag, and what is in it.</summary>
    public static string OfOther(IElement element) => element.LocalName switch
    {
        "img" => Picture(element),
        "picture" when element.QuerySelector("img") is { } image => Picture(image),
        _ => Blanks.Collapse($"<{element.LocalName}> {element.TextContent}"),
    };

    private static string OfElement(IElement element) => element.LocalName switch
    {
        "br" or "wbr" or "hr" => " ",
        // Names of parameters are in italics or in code.
        "code" or "kbd" or "samp" or "tt" or "var" or "em" or "i" => Surround("`", element.TextContent.Replace("`", "", StringComparison.Ordinal)),
        "strong" or "b" => Surround("**", Join(element.ChildNodes)),
        "a" when string.IsNullOrWhiteSpace(element.TextContent) && element.ChildElementCount == 0 => "",
        "a" when element.GetAttribute("href") is { } href => $"[{Join(element.ChildNodes)}]({href})",
        "img" => Picture(element),
        _ when HtmlContent.IsBlock(element) => $" {Join(element.ChildNodes)} ",
        _ => Join(element.ChildNodes),
    };

    private static string Join(IEnumerable<INode> nodes) => string.Concat(nodes.Select(OfNode));

    private static string Picture(IElement image) => $"![{image.GetAttribute("alt")}]({image.GetAttribute("src")})";

    /// <summary>Sets marks around a text, within its blanks. A text of blanks alone, like that of an icon, has no marks.</summary>
    private static string Surround(string mark, string text) =>
        string.IsNullOrWhiteSpace(text) ? text : Text().Replace(text, match => $"{mark}{Blanks.Collapse(match.Value)}{mark}", 1);

    [GeneratedRegex(@"\S(.*\S)?", RegexOptions.Singleline)]
    private static partial Regex Text();
}
