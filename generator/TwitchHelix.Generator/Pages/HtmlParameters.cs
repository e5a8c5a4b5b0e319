using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the rows of a table of parameters as the items of lists, one in another, that Markdown has for them.</summary>
internal sealed partial class HtmlParameters(HtmlLines lines, HtmlBlocks blocks, IReadOnlyList<string> columns)
{
    /// <summary>Twitch's pages have some five levels. Far more could overflow the stack.</summary>
    private const int MaximumDepth = 50;

    /// <summary>A row shows its depth by its whole path, or by blanks before its name.</summary>
    /// <exception cref="PageException">There are too many levels of rows.</exception>
    public BulletList Read(PageLine line, IEnumerable<IReadOnlyList<IElement>> rows)
    {
        var top = new List<Parameter>();
        var around = new Stack<Parameter>();
        foreach (var row in rows.Select(ReadRow))
        {
            while (around.TryPeek(out var last) && !row.IsIn(last))
                around.Pop();
            var parameter = around.TryPeek(out var parent) ? row with { Path = row.PathIn(parent) } : row;
            (parent?.Inner ?? top).Add(parameter);
            around.Push(parameter);
            if (around.Count > MaximumDepth)
                throw new PageException(row.Line.Page, $"the rows in line {row.Line.Line} are nested more than {MaximumDepth} levels deep");
        }
        return new BulletList(line, [.. top.Select(parameter => parameter.ToBullet())]);
    }

    private Parameter ReadRow(IReadOnlyList<IElement> row)
    {
        var line = lines.Of(row[0].ParentElement!);
        var (name, marks) = ReadWord(row[0]);
        var type = "";
        var texts = new List<Block>();
        foreach (var (cell, column) in row.Select((cell, i) => (cell, columns.ElementAtOrDefault(i) ?? "")).Skip(1))
            switch (column)
            {
                case "type":
                    (type, var more) = ReadWord(cell);
                    marks.AddRange(more);
                    break;
                case "required" or "nullable":
                    marks.AddRange(ReadMark(column, HtmlTexts.Of(cell.ChildNodes)));
                    break;
                case "description" or "":
                    texts.AddRange(blocks.Read(cell));
                    break;
                default:
                    texts.AddRange(blocks.Read(cell).Select(block => block is Paragraph text ? text with { Text = $"{column}: {text.Text}" } : block));
                    break;
            }
        return new Parameter(line, name.Replace("[]", "", StringComparison.Ordinal), type, marks, texts) { Indentation = Indentation(row[0]) };
    }

    /// <summary>Takes the badges out of the text of a cell.</summary>
    private static (string Word, List<string> Marks) ReadWord(IElement cell)
    {
        var word = (IElement)cell.Clone();
        var badges = word.QuerySelectorAll("*").Where(HtmlContent.IsBadge).ToList();
        foreach (var badge in badges)
            badge.Remove();
        return (Blanks.Collapse(word.TextContent), [.. badges.Select(badge => HtmlItem.Mark(badge.TextContent.Trim()))]);
    }

    /// <summary>A text that is neither yes nor no becomes a mark that isn't known, so that it is reported.</summary>
    private static IEnumerable<string> ReadMark(string column, string text) => text.Trim('*', '`').ToLowerInvariant() switch
    {
        "yes" or "true" or "✓" or "✔" or "✅" => [HtmlItem.Mark(column)],
        "no" or "false" or "optional" or "" or "-" or "–" or "—" or "✗" or "✘" or "❌" => [],
        _ => [HtmlItem.Mark(text)],
    };

    private static int Indentation(IElement cell) => ShownBlanks().Match(cell.TextContent.TrimStart('\r', '\n', '\t', ' ')).Length;

    private sealed record Parameter(PageLine Line, string Path, string Type, IReadOnlyList<string> Marks, IReadOnlyList<Block> Texts)
    {
        public required int Indentation { get; init; }

        public List<Parameter> Inner { get; } = [];

        public bool IsIn(Parameter other) => Indentation > other.Indentation || Path.StartsWith($"{other.Path}.", StringComparison.Ordinal);

        public string PathIn(Parameter other) => Path.StartsWith($"{other.Path}.", StringComparison.Ordinal) ? Path : $"{other.Path}.{Path}";

        public Bullet ToBullet()
        {
            var (first, others) = Texts is [Paragraph text, ..] ? (text.Text, Texts.Skip(1)) : ("", Texts);
            // A row without a type isn't a parameter. Its text stays, so that it is reported.
            var head = new Paragraph(Line, Type.Length > 0 ? new HtmlItem(Path, Type, Marks, first).Text : Blanks.Collapse($"{Path} {first}"));
            IEnumerable<Block> inner = Inner is [var child, ..] ? [new BulletList(child.Line, [.. Inner.Select(each => each.ToBullet())])] : [];
            return new Bullet(Line, [head, .. others, .. inner]);
        }
    }

    /// <summary>Blanks at the start that HTML doesn't collapse.</summary>
    [GeneratedRegex("^[\u00A0\u2002\u2003\u2007]+")]
    private static partial Regex ShownBlanks();
}
