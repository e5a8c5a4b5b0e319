using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the title of a heading in HTML, and the anchor that links to it use.</summary>
internal static class HtmlHeadings
{
    /// <summary>The text without badges, and without the link that a heading has to itself.</summary>
    public static string Text(IElement heading)
    {
        var title = (IElement)heading.Clone();
        foreach (var link in title.QuerySelectorAll("a").ToList())
            link.Replace([.. link.ChildNodes.Where(_ => !IsPermalink(link, title))]);
        foreach (var badge in Badges(title).ToList())
            badge.Remove();
        return HtmlTexts.Of(title.ChildNodes);
    }

    public static IEnumerable<IElement> Badges(IElement heading) =>
        heading.Children.Where(element => HtmlContent.IsBadge(element) && element.TextContent.Trim() != heading.TextContent.Trim());

    /// <summary>Finds the anchor on the heading, in it, before it, or on the section that it is the title of.</summary>
    public static string? Anchor(IElement heading) =>
        AnchorOf(heading)
        ?? heading.QuerySelectorAll("[id], a[name]").Select(AnchorOf).FirstOrDefault(anchor => anchor is not null)
        ?? (heading.PreviousElementSibling is { TextContent: "" } before ? AnchorOf(before) : null)
        ?? heading.Ancestors<IElement>().TakeWhile(section => section.QuerySelector("h1, h2, h3, h4, h5, h6") == heading)
            .Where(section => section.LocalName is "section" or "article" or "div" or "header").Select(AnchorOf).FirstOrDefault(anchor => anchor is not null)
        ?? heading.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).FirstOrDefault(href => href is ['#', _, ..])?[1..];

    private static string? AnchorOf(IElement element) =>
        element.Id is { Length: > 0 } id ? id : element.LocalName == "a" && element.GetAttribute("name") is { Length: > 0 } name ? name : null;

    private static bool IsPermalink(IElement link, IElement heading)
    {
        var text = link.TextContent.Trim();
        return !text.Any(char.IsLetterOrDigit) || link.GetAttribute("href") is ['#', ..] && text != heading.TextContent.Trim();
    }
}
