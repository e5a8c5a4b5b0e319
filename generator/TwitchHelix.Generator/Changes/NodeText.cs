using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>A node of the specification in one line.</summary>
internal static class NodeText
{
    /// <summary>The text of a node: <c>none</c> if there is none.</summary>
    public static string Of(SpecNode? node) => node is { } some ? $"`{Flat(some)}`" : "none";

    /// <summary>Names in a sentence: <c>`a`, `b`</c>.</summary>
    public static string List(IEnumerable<string> names, string separator = ", ") => string.Join(separator, names.Select(name => $"`{name}`"));

    private static string Flat(SpecNode node) =>
        node.IsMapping ? string.Join(", ", node.Entries.Select(entry => $"{entry.Key.Text}: {Flat(entry.Value)}"))
        : node.Text ?? $"[{string.Join(", ", node.Items.Select(Flat))}]";
}
