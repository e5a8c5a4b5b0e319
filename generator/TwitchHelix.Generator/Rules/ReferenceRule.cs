using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every <c>$ref</c> points to a component, none to itself, and the name of a component is unique in all files.</summary>
public sealed class ReferenceRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var reference in References(document))
            if (document.Target(reference) is null)
                yield return Wrong(
                    reference.Location,
                    $"'{reference.Text}' doesn't point to a component; write '#/components/schemas/Name' or '../helix.yaml#/components/schemas/Name'");

        foreach (var (name, schema) in document.Components("schemas"))
            if (LeadsBack(document, schema))
                yield return Wrong(name.Location, $"'{name.Text}' is a reference to itself");

        foreach (var kind in document.Files.SelectMany(file => file.Root["components"]?.Entries ?? []).Select(entry => entry.Key.Text!).Distinct())
            foreach (var again in document.Components(kind).GroupBy(entry => entry.Name.Text).SelectMany(group => group.Skip(1)))
                yield return Wrong(again.Name.Location, $"'{again.Name.Text}' is also the name of another component in {kind}");

        foreach (var again in document.Files.SelectMany(file => file.Root["paths"]?.Entries ?? [])
            .GroupBy(entry => entry.Key.Text).SelectMany(group => group.Skip(1)))
            yield return Wrong(again.Key.Location, $"the path '{again.Key.Text}' is in another file, too");
    }

    private static bool LeadsBack(SpecDocument document, SpecNode schema)
    {
        var seen = new HashSet<SpecNode>();
        for (SpecNode? node = schema; node is not null; node = document.Target(SpecDocument.ReferenceIn(node.Value)))
            if (!seen.Add(node.Value))
                return true;
        return false;
    }

    /// <summary>Every <c>$ref</c> in all files.</summary>
    internal static IEnumerable<SpecNode> References(SpecDocument document) =>
        from file in document.Files
        from node in file.Root.Yaml.AllNodes.OfType<YamlMappingNode>()
        from entry in node.Children
        where entry.Key is YamlScalarNode { Value: "$ref" }
        select new SpecNode(file, entry.Value);

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Reference, message);
}
