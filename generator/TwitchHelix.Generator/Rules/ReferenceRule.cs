using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every <c>$ref</c> leads to a component, none back to itself, and a component's name is used once over all files.</summary>
public sealed class ReferenceRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var reference in References(document))
            if (document.Target(reference) is null)
                yield return new Finding(reference.Location, RuleCodes.Reference, $"'{reference.Text}' leads nowhere; write '#/components/schemas/Name' or '../helix.yaml#/components/schemas/Name'");

        foreach (var (name, schema) in document.Components("schemas"))
            if (LeadsBack(document, schema))
                yield return new Finding(name.Location, RuleCodes.Reference, $"'{name.Text}' is a reference that leads back to itself");

        foreach (var kind in document.Files.SelectMany(file => file.Root["components"]?.Entries ?? []).Select(entry => entry.Key.Text!).Distinct())
            foreach (var again in document.Components(kind).GroupBy(entry => entry.Name.Text).SelectMany(group => group.Skip(1)))
                yield return new Finding(again.Name.Location, RuleCodes.Reference, $"'{again.Name.Text}' is the name of another component in {kind}; names are unique over all files");

        foreach (var again in document.Files.SelectMany(file => file.Root["paths"]?.Entries ?? []).GroupBy(entry => entry.Key.Text).SelectMany(group => group.Skip(1)))
            yield return new Finding(again.Key.Location, RuleCodes.Reference, $"the path '{again.Key.Text}' stands in another file too; a path stands in one file");
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
}
