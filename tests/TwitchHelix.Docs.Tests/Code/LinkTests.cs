using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>The links between the pages, and from them to files.</summary>
public sealed class LinkTests
{
    private static IReadOnlyList<string> Pages => MarkdownPage.All;

    [TestCaseSource(nameof(Pages))]
    public void Its_links_lead_somewhere(string page)
    {
        var dead = Dead(MarkdownPage.Read(page)).ToList();

        Assert.That(dead, Is.Empty, string.Join('\n', dead));
    }

    [Test]
    public void A_dead_link_and_a_dead_anchor_are_found()
    {
        var page = new MarkdownPage("docs/page.md", """
            # A title
            [here](#a-title), [there](eventsub.md), [file](../LICENSE), [site](https://example.com/)
            [gone](gone.md)
            [gone](#gone) [gone](eventsub.md#gone)
            """);

        Assert.That(Dead(page), Is.EqualTo(new[] { "docs/page.md(3): gone.md", "docs/page.md(4): #gone", "docs/page.md(4): eventsub.md#gone" }));
    }

    private static IEnumerable<string> Dead(MarkdownPage page) =>
        page.Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !Leads(page, link.Target))
            .Select(link => $"{page.Path}({link.Line}): {link.Target}");

    private static bool Leads(MarkdownPage page, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var file = path.Length == 0 ? page.Path : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, path));
        if (anchor is not null && path.Length == 0)
            return page.Anchors.Contains(anchor);
        var full = Path.Combine(Repository.Root, file);
        return anchor is null ? File.Exists(full) || Directory.Exists(full) : File.Exists(full) && MarkdownPage.Read(file).Anchors.Contains(anchor);
    }
}
