namespace TwitchHelix.Generator.Pages;

/// <summary>Writes blocks as the text of a description: a line a paragraph.</summary>
internal static class BlockText
{
    public static string Of(IEnumerable<Block> blocks) => string.Join('\n', blocks.SelectMany(Lines));

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        BulletList list => list.Items.Select(item => $"- {Of(item.Blocks)}"),
        CodeBlock code => [code.Text],
        Quote quote => quote.Blocks.SelectMany(Lines),
        Table table => table.Rows.Select(row => string.Join(" | ", row.Cells)),
        OtherBlock other => [other.Text],
        _ => throw new InvalidOperationException($"There is no {block.GetType().Name}."),
    };
}
