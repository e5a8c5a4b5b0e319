using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Tells the parts of a page in HTML from each other: content, what surrounds it, blocks, text, badges.</summary>
internal static partial class HtmlContent
{
    /// <summary>The words that mark something, as alternatives of a pattern.</summary>
    public const string Badges = ItemHead.Marks + "|Beta|Experimental|New";

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "audio", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "iframe", "li", "main", "menu", "object", "ol", "p", "pre", "section",
        "summary", "table", "ul", "video",
    ];

    /// <summary>Elements that a reader sees nothing of, or that only lead to other places and pages.</summary>
    private static readonly HashSet<string> Surroundings =
        ["base", "button", "dialog", "footer", "link", "meta", "nav", "noscript", "script", "search", "style", "svg", "template", "title"];

    private static readonly HashSet<string> SurroundingRoles = ["banner", "contentinfo", "navigation", "search", "tablist"];

    /// <summary>The element with the content of the page. An article is it if it has all headings: a page may have an article for each entry.</summary>
    public static IElement? Of(IDocument document) =>
        document.QuerySelectorAll("main, [role=main]").MaxBy(Headings) ?? (document.Body is { } body ? ArticleIn(body) ?? body : null);

    /// <summary>Whether a node belongs to the content.</summary>
    public static bool IsShown(INode node) => node switch
    {
        IElement { LocalName: "aside" } aside => IsNote(aside),
        // A header around the title of the page, of an entry or of a section, is no header of the site.
        IElement { LocalName: "header" } header => header.QuerySelector("h1, h2, h3, h4, h5, h6") is not null,
        IElement element => !Surroundings.Contains(element.LocalName) && !SurroundingRoles.Contains(element.GetAttribute("role") ?? "")
            && element.GetAttribute("aria-hidden") != "true",
        _ => node is IText,
    };

    /// <summary>Whether an element is a block, or has one in it, like a link around a paragraph.</summary>
    public static bool IsBlock(IElement element) =>
        Blocks.Contains(element.LocalName) || element.Children.Any(IsBlock) || element.LocalName is "img" or "picture" && IsAlone(element);

    public static bool IsQuote(IElement element) =>
        element.LocalName is "blockquote" || element.LocalName is "aside" or "div" or "section" && IsNote(element);

    /// <summary>Whether an element is a word that marks what it stands at: <c>&lt;span class="badge"&gt;Beta&lt;/span&gt;</c>.</summary>
    public static bool IsBadge(IElement element) => element.HasAttribute("class") && Badge().IsMatch(element.TextContent);

    /// <summary>The language of code, from the classes that highlighters use.</summary>
    public static string? Language(IElement code)
    {
        var classes = new[] { code, code.QuerySelector("code"), code.ParentElement }.OfType<IElement>().SelectMany(element => element.ClassList);
        return classes.Select(name => LanguageClass().Match(name)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
    }

    /// <summary>The article with all headings. Null if there is none.</summary>
    private static IElement? ArticleIn(IElement body)
    {
        var headings = Headings(body);
        return body.QuerySelectorAll("article").FirstOrDefault(article => Headings(article) == headings);
    }

    private static int Headings(IElement element) => element.QuerySelectorAll("h1, h2").Length;

    private static bool IsAlone(IElement element) => element.Parent is { } parent && parent.ChildNodes.All(node => node == element || node is IText text
        && string.IsNullOrWhiteSpace(text.Data));

    private static bool IsNote(IElement element) =>
        element.GetAttribute("role") is "note" or "alert" || element.ClassList.Any(name => NoteClass().IsMatch(name));

    [GeneratedRegex(@"^\s*(" + Badges + @")\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Badge();

    [GeneratedRegex("^(?:language|lang|highlight-source)-(.+)$")]
    private static partial Regex LanguageClass();

    [GeneratedRegex("(^|[-_])(admonition|alert|callout|important|note|tip|warning)($|[-_])")]
    private static partial Regex NoteClass();
}
