using System.Globalization;
using System.Text;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Says what was written, which names were chosen, and what a person must still write.</summary>
internal static class ScaffoldPage
{
    public static string Of(Scaffold scaffold)
    {
        var page = new StringBuilder();
        Add(page, "Written:", scaffold.Written.Select(each => $"{Place(each.File, each.Lines.Line + Blanks(each.Lines))}: {each.What}"));
        Add(page, "Names that you may want to change:", scaffold.Names);
        Add(page, "Look at this:", scaffold.Notes);
        var marks = scaffold.Written.SelectMany(each => each.Lines.Lines.Select((line, index) => (each.File, Line: each.Lines.Line + index, Text: line)))
            .Where(line => line.Text.Contains(Mark.Prefix, StringComparison.Ordinal)).ToList();
        Add(page, string.Create(CultureInfo.InvariantCulture, $"Still to write: {marks.Count}. `check` names them until they are gone."),
            marks.Select(mark => $"{Place(mark.File, mark.Line)}: {mark.Text.Trim()}"));
        return page.ToString();
    }

    private static void Add(StringBuilder page, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        page.Append(page.Length == 0 ? "" : "\n").Append(title).Append('\n');
        foreach (var line in all)
            page.Append("- ").Append(line).Append('\n');
    }

    private static string Place(FileEdit file, int line)
    {
        var near = Path.GetRelativePath(Environment.CurrentDirectory, file.Path);
        return string.Create(CultureInfo.InvariantCulture, $"{(near.StartsWith("..", StringComparison.Ordinal) ? file.Path : near)}({line})");
    }

    /// <summary>An empty line before what is written isn't the place to look at.</summary>
    private static int Blanks(Insertion lines) => lines.Lines.TakeWhile(line => line.Length == 0).Count();
}
