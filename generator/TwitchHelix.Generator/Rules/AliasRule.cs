using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Another name that Twitch may send a property under (<c>x-alias</c>) stands for that property alone, of an object that is received.</summary>
public sealed class AliasRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas"))
        {
            var taken = SpecSchemas.Properties(schema).Select(property => property.Name.Text).ToHashSet();
            foreach (var alias in SpecSchemas.Properties(schema).SelectMany(property => property.Schema["x-alias"]?.Items ?? []))
                if (schema["additionalProperties"] is not null)
                    yield return Finding(alias, $"{name.Text} is sent: an alias is only read");
                else if (!taken.Add(alias.Text))
                    yield return Finding(alias, $"the alias '{alias.Text}' is the name of another property of {name.Text}");
        }
    }

    private static Finding Finding(SpecNode node, string message) => new(node.Location, RuleCodes.Alias, message);
}
