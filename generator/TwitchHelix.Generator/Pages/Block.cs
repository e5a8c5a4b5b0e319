namespace TwitchHelix.Generator.Pages;

/// <summary>
/// A block of a page, whatever the page was written in. Texts are Markdown in one form: code spans in single backticks, bold in two asterisks,
/// links as <c>[text](address)</c>, nothing escaped, and single blanks instead of line breaks.
/// </summary>
internal abstract record Block(PageLine Line);

/// <summary>A heading. The anchor is null if it has none of its own.</summary>
internal sealed record Heading(PageLine Line, int Level, string Text, string? Anchor) : Block(Line);

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(PageLine Line, string Text) : Block(Line);

internal sealed record BulletList(PageLine Line, IReadOnlyList<Bullet> Items) : Block(Line);

/// <summary>An item of a list: its own text, and the blocks in it.</summary>
internal sealed record Bullet(PageLine Line, IReadOnlyList<Block> Blocks)
{
    /// <summary>The text of its first line. Empty if it begins with another block.</summary>
    public string Text => Blocks is [Paragraph first, ..] ? first.Text : "";

    /// <summary>The blocks after the text.</summary>
    public IReadOnlyList<Block> More => Blocks is [Paragraph, ..] ? [.. Blocks.Skip(1)] : Blocks;
}

/// <summary>Code in a fence, as it is written. <c>IsClosed</c> is false if the page ends before the fence does.</summary>
internal sealed record CodeBlock(PageLine Line, string? Language, string Text, bool IsClosed) : Block(Line);

internal sealed record Quote(PageLine Line, IReadOnlyList<Block> Blocks) : Block(Line);

/// <summary>A table. The first row has the titles of the columns.</summary>
internal sealed record Table(PageLine Line, IReadOnlyList<TableRow> Rows) : Block(Line);

internal sealed record TableRow(PageLine Line, IReadOnlyList<string> Cells);

/// <summary>A block that has no meaning on a reference page: HTML in Markdown, a picture.</summary>
internal sealed record OtherBlock(PageLine Line, string Text) : Block(Line);
