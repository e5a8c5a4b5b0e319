using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a page in HTML into the blocks that the same page in Markdown has.</summary>
internal sealed class HtmlBlocks
{
    /// <summary>Pages have some 30 levels. This one is far from those that overflow the stack, or cost a parser minutes.</summary>
    private const int Depth = 256;

    /// <summary>Pages have some 10,000 elements. These take a parser seconds.</summary>
    private const int Elements = 200_000;

    private readonly HtmlLines lines;

    private HtmlBlocks(HtmlLines lines) => this.lines = lines;

    /// <exception cref="PageException">The page is nested too deep, has too many elements, or is cut off.</exception>
    public static IReadOnlyList<Block> Read(PageText page)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, OnCreated = RefuseSize(page) }).ParseDocument(page.Text);
        var lines = new HtmlLines(page.Name);
        HtmlEnd.Check(document, page, lines);
        return HtmlContent.Of(document) is { } content ? new HtmlBlocks(lines).Read(content) : [];
    }

    /// <summary>Reads what is in an element: blocks, and paragraphs of the text between them.</summary>
    public IReadOnlyList<Block> Read(IElement container) => Read(container, container.ChildNodes);

    private List<Block> Read(IElement container, IEnumerable<INode> nodes)
    {
        var blocks = new List<Block>();
        var text = new List<INode>();
        foreach (var node in nodes.Where(HtmlContent.IsShown))
        {
            if (node is not IElement element || !HtmlContent.IsBlock(element))
            {
                text.Add(node);
                continue;
            }
            AddParagraph(blocks, text, container);
            blocks.AddRange(ReadBlock(element));
        }
        AddParagraph(blocks, text, container);
        return blocks;
    }

    private static Action<IElement, TextPosition> RefuseSize(PageText page)
    {
        IElement? previous = null;
        var count = 0;
        return (element, _) =>
        {
            if (++count > Elements)
                throw new PageException(page.Name, $"this HTML has more than {Elements} elements");
            // The parser has not put the new element into its place yet, so that the one before it is looked at.
            var depth = 0;
            for (INode? node = previous; node is not null; node = node.Parent)
                if (++depth > Depth)
                    throw new PageException(page.Name, $"this HTML is nested more than {Depth} levels deep");
            previous = element;
        };
    }

    private IEnumerable<Block> ReadBlock(IElement element) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => ReadHeading(element),
        "ul" or "ol" or "menu" => ReadList(element),
        "dl" => ReadDefinitions(element),
        "table" => [.. element.QuerySelectorAll("caption").SelectMany(Read), new HtmlTable(lines, this).Read(element)],
        "pre" => [new CodeBlock(lines.Of(element), HtmlContent.Language(element), element.TextContent.TrimEnd('\r', '\n'), IsClosed: true)],
        "hr" => [],
        "iframe" or "object" or "video" or "audio" or "form" or "img" or "picture" => [new OtherBlock(lines.Of(element), HtmlTexts.OfOther(element))],
        _ when HtmlContent.IsQuote(element) => [new Quote(lines.Of(element), Read(element))],
        _ => Read(element),
    };

    private IEnumerable<Block> ReadHeading(IElement element)
    {
        var line = lines.Of(element);
        yield return new Heading(line, element.LocalName[1] - '0', HtmlHeadings.Text(element), HtmlHeadings.Anchor(element));
        foreach (var badge in HtmlHeadings.Badges(element))
            yield return new Paragraph(line, $"**{badge.TextContent.Trim()}**");
    }

    /// <summary>Reads a list. What isn't in an item, though HTML forbids it, follows the list.</summary>
    private IEnumerable<Block> ReadList(IElement list)
    {
        var items = list.Children.Where(child => child.LocalName == "li" && HtmlContent.IsShown(child)).ToList();
        if (items.Count > 0)
            yield return new BulletList(lines.Of(list), [.. items.Select(item => new Bullet(lines.Of(item), Read(item)))]);
        foreach (var block in Read(list, list.ChildNodes.Where(node => node is not IElement { LocalName: "li" })))
            yield return block;
    }

    /// <summary>Reads terms and what they mean as the items of a list.</summary>
    private IEnumerable<Block> ReadDefinitions(IElement list)
    {
        var items = new List<(PageLine Line, List<Block> Blocks)>();
        // A term and its texts may stand in a group.
        foreach (var part in list.Children.SelectMany(child => child.LocalName == "div" ? child.Children : (IEnumerable<IElement>)[child]))
        {
            if (part.LocalName == "dt" || items.Count == 0)
                items.Add((lines.Of(part), []));
            items[^1].Blocks.AddRange(Read(part));
        }
        return items.Count == 0 ? [] : [new BulletList(lines.Of(list), [.. items.Select(item => new Bullet(item.Line, item.Blocks))])];
    }

    private void AddParagraph(List<Block> blocks, List<INode> nodes, IElement container)
    {
        var text = HtmlItem.Read(nodes)?.Text ?? HtmlTexts.Of(nodes);
        if (nodes.OfType<IElement>().ToList() is [var only] && HtmlContent.IsBadge(only) && only.TextContent.Trim() == text)
            text = $"**{text}**";
        if (text.Length > 0)
            blocks.Add(new Paragraph(blocks.Count == 0 ? lines.Of(container) : lines.Of(nodes.OfType<IElement>().FirstOrDefault() ?? container), text));
        nodes.Clear();
    }
}
