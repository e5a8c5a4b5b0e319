using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>The pages of a reference, in their order, as its index page names them.</summary>
internal sealed partial class ReferenceIndex
{
    /// <summary>More pages than that aren't read: the index isn't what it seems to be.</summary>
    private const int MaximumPages = 500;

    private readonly List<IndexedPage> pages = [];
    private readonly FaultList faults;

    private ReferenceIndex(FaultList faults) => this.faults = faults;

    /// <summary>Reads an index page. What is wrong with it is added to the faults.</summary>
    public static IReadOnlyList<IndexedPage> Read(IReadOnlyList<Block> blocks, string page, string place, FaultList faults)
    {
        var index = new ReferenceIndex(faults);
        index.Read(blocks, place);
        if (!blocks.Any(block => block is Heading { Level: 1 }))
            faults.AddWhole(new PageLine(page, 1), "the index page has no title");
        if (index.pages.Count == 0)
            faults.AddWhole(new PageLine(page, 1), "the index page names no pages");
        if (index.pages.Count <= MaximumPages)
            return index.pages;
        faults.AddWhole(new PageLine(page, 1), $"the index page names {index.pages.Count} pages; at most {MaximumPages} are read");
        return [];
    }

    private void Read(IReadOnlyList<Block> blocks, string place)
    {
        Heading? heading = null;
        var hasLinks = false;
        foreach (var block in blocks)
            switch (block)
            {
                case Heading { Level: 2 } next:
                    End(heading, hasLinks);
                    (heading, hasLinks) = (next, false);
                    break;
                case Heading { Level: not 1 } other:
                    faults.AddLine(other.Line, $"the index page has a heading of level {other.Level}: '{other.Text}'");
                    break;
                case BulletList list:
                    foreach (var bullet in list.Items)
                        Read(bullet, place);
                    hasLinks = true;
                    break;
                case not (Heading or Paragraph or Quote):
                    faults.AddLine(block.Line, "an index page has headings, paragraphs and lists of links; this is something else");
                    break;
            }
        End(heading, hasLinks);
    }

    private void End(Heading? heading, bool hasLinks)
    {
        if (heading is null || hasLinks || heading.Anchor == EntrySplit.Contents)
            return;
        if (heading.Anchor is { } anchor && Slug().IsMatch(anchor))
            PageOf(heading.Line, anchor);
        else
            faults.AddLine(heading.Line, $"the section '{heading.Text}' has no links and no anchor");
    }

    private void Read(Bullet bullet, string place)
    {
        var text = BlockText.Of(bullet.Blocks);
        if (Link().Match(text) is not { Success: true } link)
            faults.AddLine(bullet.Line, $"this line of the index page doesn't begin with a link: '{text}'");
        else if (Address().Match(link.Groups[1].Value) is { Success: true } address && IsBelow(place, address.Groups["folder"].Value))
            Add(bullet.Line, PageOf(bullet.Line, address.Groups["slug"].Value), address.Groups["anchor"].Value);
        else if (!link.Groups[1].Value.StartsWith('#'))
            faults.AddLine(bullet.Line, $"the address '{link.Groups[1].Value}' isn't that of a page below {place}");
        if (bullet.More.Count > 0)
            faults.AddLine(bullet.Line, $"this line of the index page has more than a link and a sentence: '{text}'");
    }

    private void Add(PageLine line, IndexedPage page, string anchor)
    {
        if (page.Entries.Any(known => known.Anchor == anchor))
            faults.AddLine(line, $"the index page names '{page.Slug}#{anchor}' twice");
        page.Add(line, anchor);
    }

    private IndexedPage PageOf(PageLine line, string slug)
    {
        if (pages.Find(page => page.Slug == slug) is { } known)
            return known;
        pages.Add(new IndexedPage(line, slug));
        return pages[^1];
    }

    /// <summary>A relative address has no folder, or the end of one.</summary>
    private static bool IsBelow(string place, string folder) =>
        folder is "" or "./" || folder.EndsWith($"/{place}/", StringComparison.Ordinal) || $"/{place}/".EndsWith($"/{folder}", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[[^\]]*\]\(([^()\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<folder>(?:[^#?]*/)?)(?<slug>[a-z0-9][a-z0-9_-]*)(?:\.md|\.html)?/?(?:#(?<anchor>.*))?$")]
    private static partial Regex Address();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Slug();
}
