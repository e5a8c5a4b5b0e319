using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every object and enum is a named component: one written in place would get a made-up C# name. Every list says of what.</summary>
public sealed class NamedTypeRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (schema, named) in SpecSchemas.All(document))
        {
            var what = schema["properties"] is not null ? "object" : schema["enum"] is not null ? "enum" : null;
            if (!named && what is not null)
                yield return new Finding(schema.Location, RuleCodes.UnnamedType, $"this {what} has no name; move it to components/schemas and refer to it with $ref");
            if (schema["type"]?.Text == "array" && schema["items"] is null)
                yield return new Finding(schema.Location, RuleCodes.UnnamedType, "this list does not say what its items are");
        }
    }
}
