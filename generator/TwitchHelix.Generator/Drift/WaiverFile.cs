using System.Globalization;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Reads the file of waivers.</summary>
internal static class WaiverFile
{
    /// <summary>The name of the file in the folder of a specification. A specification need not have it.</summary>
    public const string Name = "waivers.yaml";

    private const string Root = "waivers";

    private static readonly string[] Known = ["operation", "type", "version", "page", "place", "what", "says", "reason", "date"];
    private static readonly string[] Entries = ["operation", "type", "page"];
    private static readonly string[] Needed = ["place", "what", "reason", "date"];

    /// <summary>Reads the waivers that have no findings.</summary>
    /// <exception cref="SpecException">The file can't be read.</exception>
    public static (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Finding> Findings) Load(string path)
    {
        var root = SpecFile.Load(path).Root;
        var findings = root.Entries.Where(entry => entry.Key.Text != Root)
            .Select(entry => Wrong(entry.Key, $"'{entry.Key.Text}' is not a known key; known is {Root}")).ToList();
        if (root[Root] is not { IsList: true } list)
            return ([], [.. findings, Wrong(root[Root] ?? root, $"'{Root}' must be a list")]);
        var waivers = new List<Waiver>();
        foreach (var node in list.Items)
            if (Findings(node).ToList() is { Count: > 0 } wrong)
                findings.AddRange(wrong);
            else
                waivers.Add(new Waiver(
                    EntryOf(node), Text(node, "place"), Text(node, "what"), node["says"]?.Text, Text(node, "reason"), DateIn(node)!.Value, node.Location));
        foreach (var again in waivers.GroupBy(waiver => (waiver.Entry, waiver.Place, waiver.What, waiver.Says)).SelectMany(group => group.Skip(1)))
            findings.Add(Wrong(again.Location, $"the waiver for {again.Entry}, {again.Place}, {again.What} is listed twice"));
        return (waivers, findings);
    }

    private static IEnumerable<Finding> Findings(SpecNode waiver)
    {
        if (!waiver.IsMapping)
        {
            yield return Wrong(waiver, $"a waiver must be a map with the keys {string.Join(", ", Needed)}");
            yield break;
        }
        foreach (var (key, value) in waiver.Entries)
            if (!Known.Contains(key.Text))
                yield return Wrong(key, $"'{key.Text}' is not a known key of a waiver; known are {string.Join(", ", Known)}");
            else if (string.IsNullOrWhiteSpace(value.Text))
                yield return Wrong(key, $"'{key.Text}' of a waiver must be a text");
        foreach (var key in Needed.Where(key => waiver[key] is null))
            yield return Wrong(waiver, $"a waiver needs '{key}'");
        if (waiver["what"] is { Text: not (null or Difference.Presence) } what && waiver["says"] is null)
            yield return Wrong(waiver, $"a waiver for '{what.Text}' needs 'says': a part of the difference's text, which must still be there");
        if (Entries.Count(key => waiver[key] is not null) != 1)
            yield return Wrong(waiver, "a waiver needs one of 'operation', 'type' (with 'version') and 'page'");
        if (waiver["type"] is null != waiver["version"] is null)
            yield return Wrong(waiver, "'type' and 'version' of a waiver go together");
        if (waiver["date"] is { Text: not null } date && DateIn(waiver) is null)
            yield return Wrong(date, $"'{date.Text}' is not a date like 2026-11-30");
    }

    private static string EntryOf(SpecNode waiver) =>
        waiver["type"] is null ? Text(waiver, waiver["page"] is null ? "operation" : "page") : $"{Text(waiver, "type")} {Text(waiver, "version")}";

    private static DateOnly? DateIn(SpecNode waiver) =>
        DateOnly.TryParseExact(Text(waiver, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string Text(SpecNode waiver, string key) => waiver[key]?.Text ?? "";

    private static Finding Wrong(SpecNode node, string message) => Wrong(node.Location, message);

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Waiver, message);
}
