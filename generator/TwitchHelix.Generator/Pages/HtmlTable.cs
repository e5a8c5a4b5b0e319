using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a table in HTML. One of parameters, or of statuses, becomes the list that Markdown has for it.</summary>
internal sealed class HtmlTable(HtmlLines lines, HtmlBlocks blocks)
{
    public Block Read(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).Select(Cells).Where(cells => cells.Count > 0).ToList();
        if (rows is not [var titles, ..])
            return new OtherBlock(lines.Of(table), HtmlTexts.OfOther(table));
        var columns = titles.Select(cell => Column(cell.TextContent)).ToList();
        if (columns is ["name", ..] && columns.Contains("type"))
            return new HtmlParameters(lines, blocks, columns).Read(lines.Of(table), rows.Skip(1));
        if (columns is ["status", ..])
            return new BulletList(lines.Of(table), [.. rows.Skip(1).Select(ReadStatus)]);
        return new Table(lines.Of(table), [.. rows.Select(row => new TableRow(LineOf(row), [.. row.Select(cell => HtmlTexts.Of(cell.ChildNodes))]))]);
    }

    private static IReadOnlyList<IElement> Cells(IElement row) => [.. row.Children.Where(cell => cell.LocalName is "td" or "th")];

    private static string Column(string title) => Blanks.Collapse(title).TrimEnd('?').ToLowerInvariant() switch
    {
        "name" or "parameter" or "param" or "field" or "property" or "attribute" or "key" => "name",
        "type" or "data type" => "type",
        "code" or "http code" or "status" or "status code" or "http status" or "http status code" or "response code" => "status",
        var other => other,
    };

    private Bullet ReadStatus(IReadOnlyList<IElement> row)
    {
        var code = $"**{Blanks.Collapse(row[0].TextContent)}**";
        var texts = row.Skip(1).SelectMany(blocks.Read).ToList();
        return texts is [Paragraph text, .. var others]
            ? new Bullet(LineOf(row), [new Paragraph(LineOf(row), $"{code} — {text.Text}"), .. others])
            : new Bullet(LineOf(row), [new Paragraph(LineOf(row), code), .. texts]);
    }

    private PageLine LineOf(IReadOnlyList<IElement> row) => lines.Of(row[0].ParentElement!);
}
