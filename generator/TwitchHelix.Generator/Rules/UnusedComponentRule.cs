using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every component is used.</summary>
public sealed class UnusedComponentRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var used = ReferenceRule.References(document).Select(reference => document.Target(reference)).OfType<SpecNode>().ToHashSet();
        foreach (var kind in (string[])["schemas", "parameters"])
            foreach (var (name, component) in document.Components(kind))
                if (!used.Contains(component))
                    yield return new Finding(name.Location, RuleCodes.Unused, $"nothing refers to '{name.Text}' in components/{kind}; delete it");
    }
}
