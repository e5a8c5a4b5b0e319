using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>An alias of a property (<c>x-alias</c>) is unique in its object, and the object is used in responses.</summary>
public sealed class AliasRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas"))
        {
            var taken = SpecSchemas.Properties(schema).Select(property => property.Name.Text).ToHashSet();
            foreach (var alias in SpecSchemas.Properties(schema).SelectMany(property => property.Schema["x-alias"]?.Items ?? []))
                if (schema["additionalProperties"] is not null)
                    yield return Finding(alias, $"{name.Text} is used in a request, where an alias has no effect");
                else if (!taken.Add(alias.Text))
                    yield return Finding(alias, $"the alias '{alias.Text}' is the name of another property of {name.Text}");
        }
    }

    private static Finding Finding(SpecNode node, string message) => new(node.Location, RuleCodes.Alias, message);
}
