using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Collects what is put into the files of the specification. Nothing is written before all of it is known.</summary>
internal sealed class SpecEdits
{
    private readonly List<FileEdit> files = [];
    private readonly HashSet<(FileEdit File, int Line, int Column)> filled = [];

    public IReadOnlyList<FileEdit> Files => files;

    public FileEdit Of(string path)
    {
        if (files.Find(file => file.Path == path) is not { } edit)
            files.Add(edit = FileEdit.Of(path));
        return edit;
    }

    /// <exception cref="ScaffoldException">The file is there already.</exception>
    public FileEdit New(string path)
    {
        if (File.Exists(path))
            throw new ScaffoldException($"{path}: the file is there already");
        files.Add(FileEdit.New(path));
        return files[^1];
    }

    /// <summary>Puts an entry into a mapping: after one of its keys, before one, or at the end. A spaced entry has an empty line around it.</summary>
    public Insertion Add(SpecNode mapping, string key, JToken value, SpecNode? after = null, SpecNode? before = null, bool isSpaced = false)
    {
        if (IsFlow(mapping))
            return AddText(mapping, $"{YamlForm.Flow(key)}: {YamlForm.Flow(value)}");
        // The first key of a list's item is in the line of its dash, so nothing can be put before it.
        if (before is { } next && Of(mapping.File.Path)[next.Location.Line].AsSpan(0, next.Location.Column - 1).Trim(' ').IsEmpty)
            return Insert(mapping, StartOf(next), YamlForm.Entry(key, value, next.Location.Column - 1), isSpaced, isBefore: true);
        var (line, indent) = Behind(mapping);
        if (after is { } previous)
            line = EndOf(mapping, previous.Location, indent + 1) + 1;
        return Insert(mapping, line, YamlForm.Entry(key, value, indent), isSpaced, isBefore: false);
    }

    /// <summary>The line behind a mapping, and how far its keys are indented.</summary>
    /// <exception cref="ScaffoldException">It is no mapping with a line for each key.</exception>
    public (int Line, int Indent) Behind(SpecNode mapping)
    {
        if (IsFlow(mapping) || !mapping.Entries.Any())
            throw new ScaffoldException($"{mapping.Location}: this must be a mapping with a line for each key");
        var first = mapping.Entries.First().Key.Location;
        return (EndOf(mapping, first, first.Column - 1) + 1, first.Column - 1);
    }

    /// <summary>Puts an item into a list: after one of its items, before one, or at the end.</summary>
    public Insertion AddItem(SpecNode list, JToken item, SpecNode? after = null, SpecNode? before = null, bool isSpaced = false)
    {
        if (!list.IsList)
            throw new ScaffoldException($"{list.Location}: this must be a list");
        if (IsFlow(list))
            return AddText(list, YamlForm.Flow(item));
        var dash = Dash(list);
        var lines = YamlForm.Items([item], dash.Column - 1);
        if (before is { } next)
            return Insert(list, StartOf(next), lines, isSpaced, isBefore: true);
        var end = after is { } previous ? EndOf(list, previous.Location, dash.Column) : EndOf(list, dash, dash.Column - 1);
        return Insert(list, end + 1, lines, isSpaced, isBefore: false);
    }

    /// <summary>The first dash of a list. The list itself can begin before it, with an anchor.</summary>
    private SpecLocation Dash(SpecNode list)
    {
        var file = Of(list.File.Path);
        var line = list.Location.Line;
        while (!file[line].AsSpan().TrimStart(' ').StartsWith('-'))
            line++;
        return new SpecLocation(file.Path, line, file[line].IndexOf('-', StringComparison.Ordinal) + 1);
    }

    private Insertion Insert(SpecNode parent, int line, IEnumerable<string> lines, bool isSpaced, bool isBefore) =>
        Of(parent.File.Path).Insert(line, !isSpaced ? lines : isBefore ? lines.Append("") : lines.Prepend(""));

    private Insertion AddText(SpecNode parent, string text)
    {
        var file = Of(parent.File.Path);
        var (line, column, isEmpty) = FlowText.EndOf(file, parent.Location.Line, FlowText.Start(file, parent.Location)!.Value);
        if (!isEmpty || !filled.Add((file, line, column)))
            return file.InsertText(line, column, ", " + text);
        if (!parent.IsMapping)
            return file.InsertText(line, column, text);
        file.Pad(line, column);
        return file.InsertText(line, column, " " + text);
    }

    private bool IsFlow(SpecNode node) => (node.IsMapping || node.IsList) && FlowText.Start(Of(node.File.Path), node.Location) is not null;

    private int StartOf(SpecNode node) => Of(node.File.Path).StartOf(node.Location.Line);

    private int EndOf(SpecNode node, SpecLocation place, int column) => Of(node.File.Path).EndOf(place.Line, column);
}
