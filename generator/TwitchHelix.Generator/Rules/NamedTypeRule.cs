using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every object and enum is a named component: one written in place would get a made-up C# name.</summary>
public sealed class NamedTypeRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        from entry in SpecSchemas.All(document)
        where !entry.Named
        let what = entry.Schema["properties"] is not null ? "object" : entry.Schema["enum"] is not null ? "enum" : null
        where what is not null
        select new Finding(entry.Schema.Location, RuleCodes.UnnamedType, $"this {what} has no name; move it to components/schemas and refer to it with $ref");
}
