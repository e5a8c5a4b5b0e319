namespace TwitchHelix.Generator.Scaffolding;

/// <summary>A file, and what is put into it. What it has is never changed: its comments, its order and its bytes stay.</summary>
internal sealed class FileEdit
{
    private readonly List<string> lines;
    private readonly List<(Insertion Lines, int Line)> inserted = [];
    private readonly List<(Insertion Text, int Line, int Column)> insertedTexts = [];
    private readonly string newLine;

    private FileEdit(string path, string text, bool isNew)
    {
        (Path, IsNew) = (path, isNew);
        newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        lines = [.. text.Split(newLine)];
        // The file ends in a line break, so there is no last line without one.
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
    }

    public string Path { get; }

    public bool IsNew { get; }

    public int LineCount => lines.Count;

    public static FileEdit Of(string path) => new(path, File.ReadAllText(path), isNew: false);

    public static FileEdit New(string path) => new(path, "", isNew: true);

    /// <summary>A line, counted from 1.</summary>
    public string this[int line] => lines[line - 1];

    /// <summary>Puts lines before a line, and behind those that were put there before.</summary>
    public Insertion Insert(int before, params IEnumerable<string> text)
    {
        var insertion = new Insertion([.. text]);
        inserted.Add((insertion, before));
        return insertion;
    }

    /// <summary>Puts text into a line, before a column, counted from 1.</summary>
    public Insertion InsertText(int line, int column, string text)
    {
        var insertion = new Insertion([text]);
        insertedTexts.Add((insertion, line, column));
        return insertion;
    }

    /// <summary>
    /// The last line of an entry: of all lines that follow and are indented more than its column. Empty lines and comments at its end aren't part of it.
    /// </summary>
    public int EndOf(int line, int column)
    {
        var last = line;
        for (var next = line + 1; next <= lines.Count; next++)
        {
            var text = lines[next - 1].AsSpan().TrimStart(' ');
            if (text.IsEmpty)
                continue;
            if (lines[next - 1].Length - text.Length < column)
                break;
            last = next;
        }
        return last;
    }

    /// <summary>The text with everything that was put into it. Each insertion then knows its line.</summary>
    public string Apply()
    {
        var result = new List<string>();
        for (var line = 1; line <= lines.Count + 1; line++)
        {
            foreach (var (insertion, _) in inserted.Where(each => each.Line == line))
            {
                insertion.Line = result.Count + 1;
                result.AddRange(insertion.Lines);
            }
            if (line > lines.Count)
                break;
            var text = lines[line - 1];
            // From the end of the line, so that the columns before it stay what they are.
            foreach (var (insertion, _, column) in insertedTexts.Where(each => each.Line == line).Reverse().OrderByDescending(each => each.Column))
            {
                insertion.Line = result.Count + 1;
                text = text.Insert(column - 1, insertion.Lines[0]);
            }
            result.Add(text);
        }
        return string.Concat(result.Select(line => line + newLine));
    }
}
