using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every object and enum is a named component: an inline one would get an arbitrary C# name. Every list has the schema of its items.</summary>
public sealed class NamedTypeRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (schema, named) in SpecSchemas.All(document))
        {
            var what = schema["properties"] is not null ? "object" : schema["enum"] is not null ? "enum" : null;
            if (!named && what is not null)
                yield return Wrong(schema.Location, $"this {what} has no name; move it to components/schemas and refer to it with $ref");
            if (schema["type"]?.Text == "array" && schema["items"] is null)
                yield return Wrong(schema.Location, "this list needs 'items'");
        }
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.UnnamedType, message);
}
