using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Docs.Tests.GitHub;

internal static class YamlNodes
{
    /// <summary>Gets a value of a mapping. Null if the node is no mapping, or has none of this name.</summary>
    public static YamlNode? Get(this YamlNode? node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out var value) ? value : null;

    public static string? Text(this YamlNode? node, string name) => (node.Get(name) as YamlScalarNode)?.Value;

    /// <summary>Gets the items of a list. Empty if there is none.</summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node, string name) => node.Get(name) as YamlSequenceNode ?? [];

    /// <summary>Gets the names of a mapping. Empty if there is none.</summary>
    public static IEnumerable<string> Names(this YamlNode? node) => (node as YamlMappingNode)?.Children.Keys.Select(name => name.ToString()) ?? [];
}
