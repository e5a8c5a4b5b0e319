using System.Globalization;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Splits a page into its entries, and checks that they are all there.</summary>
internal sealed partial class EntrySplit
{
    public const string Contents = "contents";

    private readonly List<EntryBlocks> entries = [];
    private readonly string page;
    private readonly FaultList faults;

    private EntrySplit(string page, FaultList faults) => (this.page, this.faults) = (page, faults);

    public static IReadOnlyList<EntryBlocks> Read(IReadOnlyList<Block> blocks, string page, IndexedPage index, FaultList faults)
    {
        var split = new EntrySplit(page, faults);
        split.Split(blocks, out var contents);
        split.Check(blocks);
        split.CheckContents(contents);
        split.CheckIndex(index);
        return split.entries;
    }

    private void Split(IReadOnlyList<Block> blocks, out List<Block>? contents)
    {
        contents = null;
        EntryBlocks? entry = null;
        // Until there is an entry, blocks aren't kept: a summary, or an entry that is known to be lost.
        List<Block> current = [];
        foreach (var block in blocks)
            switch (block)
            {
                case Heading { Level: 2, Anchor: null } heading:
                    faults.AddWhole(heading.Line, $"the heading '{heading.Text}' has no anchor, so its entry isn't read");
                    (entry, current) = (null, []);
                    break;
                case Heading { Level: 2, Anchor: Contents }:
                    (entry, current) = (null, contents = []);
                    break;
                case Heading { Level: 2, Anchor: { } anchor } heading:
                    entries.Add(entry = new EntryBlocks(heading, anchor));
                    current = entry.Description;
                    break;
                case Heading { Level: 3 } heading when entry is not null:
                    entry.Sections.Add(new EntrySection(heading));
                    current = entry.Sections[^1].Blocks;
                    break;
                default:
                    current.Add(block);
                    break;
            }
    }

    private void Check(IReadOnlyList<Block> blocks)
    {
        var titles = blocks.OfType<Heading>().Where(heading => heading.Level == 1).ToList();
        if (titles.Count == 0)
            faults.AddWhole(new PageLine(page, 1), "the page has no title");
        foreach (var second in titles.Skip(1))
            faults.AddWhole(second.Line, $"the page has a second title: '{second.Text}'");
        if (entries.Count == 0)
            faults.AddWhole(new PageLine(page, 1), "the page has no entries: headings of level 2 with an anchor");
        foreach (var fence in Unclosed(blocks))
            faults.AddWhole(fence.Line, "this code has no end; the page may be cut off");
        foreach (var again in entries.GroupBy(entry => entry.Anchor).SelectMany(same => same.Skip(1)))
            faults.AddLine(again.Heading.Line, $"the page has a second entry with the anchor '{again.Anchor}'");
    }

    private static IEnumerable<CodeBlock> Unclosed(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        CodeBlock { IsClosed: false } code => [code],
        BulletList list => list.Items.SelectMany(item => Unclosed(item.Blocks)),
        Quote quote => Unclosed(quote.Blocks),
        _ => [],
    });

    private void CheckContents(List<Block>? contents)
    {
        foreach (var block in contents ?? [])
            switch (block)
            {
                case Paragraph paragraph when Count().Match(paragraph.Text) is { Success: true } count:
                    CheckCount(paragraph.Line, int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture));
                    break;
                case BulletList list:
                    CheckCount(list.Line, list.Items.Count);
                    foreach (var bullet in list.Items)
                        CheckLink(bullet);
                    break;
                default:
                    faults.AddLine(block.Line, "the contents have a count and links; this is something else");
                    break;
            }
    }

    private void CheckCount(PageLine line, int count)
    {
        if (count != entries.Count)
            faults.AddWhole(line, $"the page names {count} entries and has {entries.Count}; it may be cut off");
    }

    private void CheckLink(Bullet bullet)
    {
        var text = BlockText.Of(bullet.Blocks);
        if (Link().Match(text) is not { Success: true } link)
            faults.AddLine(bullet.Line, $"this line of the contents is no link to an entry: '{text}'");
        else if (entries.TrueForAll(entry => entry.Anchor != link.Groups[1].Value))
            faults.AddWhole(bullet.Line, $"the page names '#{link.Groups[1].Value}' and has no such entry; it may be cut off");
    }

    private void CheckIndex(IndexedPage index)
    {
        foreach (var (line, anchor) in index.Entries)
            if (entries.TrueForAll(entry => entry.Anchor != anchor))
                faults.AddWhole(new PageLine(page, 1), $"the index names '#{anchor}' in {line}, and the page has no such entry; it may be cut off");
        if (index.Entries.Count == 0)
        {
            faults.AddLine(index.Line, $"this names no entries of the page '{index.Slug}', so nothing shows whether all of them are there");
            return;
        }
        foreach (var entry in entries)
            if (!index.Entries.Any(known => known.Anchor == entry.Anchor))
                faults.AddWhole(entry.Heading.Line, $"the entry '#{entry.Anchor}' isn't in the index {index.Line.Page}, which may be cut off");
    }

    [GeneratedRegex(@"^(\d{1,6})\b[^\d]*$")]
    private static partial Regex Count();

    [GeneratedRegex(@"^\[[^\]]*\]\(#([^()\s]+)\)$")]
    private static partial Regex Link();
}
