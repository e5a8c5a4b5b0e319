namespace TwitchHelix.Generator.Scaffolding;

/// <summary>A file, and what is put into it. What it has is never changed: its comments, its order and its bytes stay.</summary>
internal sealed class FileEdit
{
    private readonly List<(string Text, string End)> lines;
    private readonly List<(Insertion Lines, int Line)> inserted = [];
    private readonly List<(Insertion Text, int Line, int Column, bool IsPad)> insertedTexts = [];
    private readonly string newLine;

    private FileEdit(string path, string text, bool isNew)
    {
        (Path, IsNew) = (path, isNew);
        newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        // A file can have both line ends.
        lines = [.. text.Split('\n').Select(line => line.EndsWith('\r') ? (line[..^1], "\r\n") : (line, "\n"))];
        // The file ends in a line break, so there is no last line without one.
        var (last, _) = lines[^1];
        lines.RemoveAt(lines.Count - 1);
        if (last.Length > 0)
            lines.Add((last, newLine));
    }

    public string Path { get; }

    public bool IsNew { get; }

    public int LineCount => lines.Count;

    public static FileEdit Of(string path) => new(path, File.ReadAllText(path), isNew: false);

    public static FileEdit New(string path) => new(path, "", isNew: true);

    /// <summary>A line, counted from 1.</summary>
    public string this[int line] => lines[line - 1].Text;

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
        insertedTexts.Add((insertion, line, column, IsPad: false));
        return insertion;
    }

    /// <summary>Puts a blank before a column, behind all texts that are put there.</summary>
    public void Pad(int line, int column) => insertedTexts.Add((new Insertion([" "]), line, column, IsPad: true));

    /// <summary>
    /// The last line of an entry: of all lines that follow and are indented at least as far as the column. Comments inside of it can be indented less. Empty
    /// lines and such comments at its end aren't part of it.
    /// </summary>
    public int EndOf(int line, int column)
    {
        var last = line;
        for (var next = line + 1; next <= lines.Count; next++)
        {
            var text = this[next].AsSpan().TrimStart(' ');
            if (text.IsEmpty)
                continue;
            if (this[next].Length - text.Length >= column)
                last = next;
            else if (text[0] != '#')
                break;
        }
        return last;
    }

    /// <summary>The line of an entry, or the first of the comments right above it that are indented like it.</summary>
    public int StartOf(int line)
    {
        var indent = Indent(line);
        while (line > 1 && Indent(line - 1) == indent && this[line - 1].AsSpan(indent).StartsWith('#'))
            line--;
        return line;
    }

    /// <summary>The text with everything that was put into it. Each insertion then knows its line.</summary>
    public string Apply()
    {
        var result = new List<(string Text, string End)>();
        for (var line = 1; line <= lines.Count + 1; line++)
        {
            foreach (var (insertion, _) in inserted.Where(each => each.Line == line))
            {
                insertion.Line = result.Count + 1;
                result.AddRange(insertion.Lines.Select(added => (added, newLine)));
            }
            if (line > lines.Count)
                break;
            var (text, end) = lines[line - 1];
            // From the end of the line, so that the columns before it stay what they are.
            foreach (var (insertion, _, column, _) in insertedTexts.Where(each => each.Line == line).Reverse().OrderByDescending(each => each.Column)
                .ThenByDescending(each => each.IsPad))
            {
                insertion.Line = result.Count + 1;
                text = text.Insert(column - 1, insertion.Lines[0]);
            }
            result.Add((text, end));
        }
        return string.Concat(result.Select(line => line.Text + line.End));
    }

    private int Indent(int line) => this[line].Length - this[line].AsSpan().TrimStart(' ').Length;
}
