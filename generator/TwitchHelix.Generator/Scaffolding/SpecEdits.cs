using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Collects what is put into the files of the specification. Nothing is written before all of it is known.</summary>
internal sealed class SpecEdits
{
    private readonly List<FileEdit> files = [];

    public IReadOnlyList<FileEdit> Files => files;

    public FileEdit Of(string path)
    {
        if (files.Find(file => file.Path == path) is not { } edit)
            files.Add(edit = FileEdit.Of(path));
        return edit;
    }

    public FileEdit New(string path)
    {
        files.Add(FileEdit.New(path));
        return files[^1];
    }

    /// <summary>Puts an entry into a mapping: after one of its keys, before one, or at the end. A spaced entry has an empty line around it.</summary>
    public Insertion Add(SpecNode mapping, string key, JToken value, SpecNode? after = null, SpecNode? before = null, bool isSpaced = false)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        if (IsFlow(mapping))
            return AddText(mapping, $"{YamlForm.Flow(key)}: {YamlForm.Flow(value)}");
        // The first key of a list's item is in the line of its dash, so nothing can be put before it.
        if (before is { } next && Of(mapping.File.Path)[next.Location.Line].AsSpan(0, next.Location.Column - 1).Trim(' ').IsEmpty)
            return Insert(mapping, next.Location.Line, YamlForm.Entry(key, value, next.Location.Column - 1), isSpaced, isBefore: true);
        var first = keys[0].Location;
        var end = after is { } previous ? EndOf(mapping, previous.Location, first.Column) : EndOf(mapping, first, first.Column - 1);
        return Insert(mapping, end + 1, YamlForm.Entry(key, value, first.Column - 1), isSpaced, isBefore: false);
    }

    /// <summary>Puts an item into a list: after one of its items, before one, or at the end.</summary>
    public Insertion AddItem(SpecNode list, JToken item, SpecNode? after = null, SpecNode? before = null, bool isSpaced = false)
    {
        if (IsFlow(list))
            return AddText(list, YamlForm.Flow(item));
        var dash = Dash(list);
        var lines = YamlForm.Items([item], dash.Column - 1);
        if (before is { } next)
            return Insert(list, next.Location.Line, lines, isSpaced, isBefore: true);
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
        var isMapping = parent.IsMapping;
        return file.InsertText(line, column, !isEmpty ? ", " + text : isMapping ? $" {text} " : text);
    }

    private bool IsFlow(SpecNode node) => FlowText.Start(Of(node.File.Path), node.Location) is not null;

    private int EndOf(SpecNode node, SpecLocation place, int column) => Of(node.File.Path).EndOf(place.Line, column);
}
