using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a page in Markdown into blocks.</summary>
internal sealed partial class MarkdownBlocks
{
    private const int Depth = 64;

    /// <summary>Without Markdig's generic attributes, which would take every text in braces out of its paragraph.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = Depth }.UsePipeTables().Build();

    private readonly string page;

    private MarkdownBlocks(string page) => this.page = page;

    /// <exception cref="PageException">The page is nested too deep.</exception>
    public static IReadOnlyList<Block> Read(PageText page)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(page.Text, Pipeline);
        }
        // This is how Markdig says that the text is nested too deep.
        catch (ArgumentException e)
        {
            throw new PageException(page.Name, $"this can't be read as Markdown, or is nested more than {Depth} levels deep", e);
        }
        return new MarkdownBlocks(page.Name).Read(document);
    }

    private List<Block> Read(ContainerBlock container) => [.. container.SelectMany(Read)];

    private IEnumerable<Block> Read(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock heading => [ReadHeading(heading)],
        MarkdownTable table => [new Table(LineOf(table), [.. table.OfType<MarkdownRow>().Select(ReadRow)])],
        ListBlock list => [new BulletList(LineOf(list), [.. list.Select(item => new Bullet(LineOf(item), Read((ContainerBlock)item)))])],
        QuoteBlock quote => [new Quote(LineOf(quote), Read(quote))],
        FencedCodeBlock fence => [new CodeBlock(LineOf(fence), NullIfEmpty(fence.Info), TextOf(fence), fence.ClosingFencedCharCount > 0)],
        Markdig.Syntax.CodeBlock code => [new CodeBlock(LineOf(code), null, TextOf(code), IsClosed: true)],
        ParagraphBlock paragraph => [new Paragraph(LineOf(paragraph), MarkdownTexts.Of(paragraph))],
        LinkReferenceDefinitionGroup definitions => definitions.SelectMany(Read),
        LinkReferenceDefinition definition => [new OtherBlock(LineOf(definition), $"[{definition.Label}]: {definition.Url}")],
        LeafBlock leaf => [new OtherBlock(LineOf(leaf), TextOf(leaf))],
        ContainerBlock container => Read(container),
        _ => throw new InvalidOperationException($"Markdig has no {block.GetType().Name} with these extensions."),
    };

    private Heading ReadHeading(HeadingBlock heading)
    {
        var text = MarkdownTexts.Of(heading);
        return Anchor().Match(text) is { Success: true } match
            ? new Heading(LineOf(heading), heading.Level, text[..match.Index], match.Groups[1].Value)
            : new Heading(LineOf(heading), heading.Level, text, null);
    }

    private TableRow ReadRow(MarkdownRow row) =>
        new(LineOf(row), [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(MarkdownTexts.Of)))]);

    private PageLine LineOf(Markdig.Syntax.Block block) => new(page, block.Line + 1);

    private static string TextOf(LeafBlock block) => block.Lines.ToString();

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"\s*\{#([^{}\s]+)\}$")]
    private static partial Regex Anchor();
}
