using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every operation, parameter, body, schema and property says what it is: the words become XML documentation.</summary>
public sealed class SummaryRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var tag in document.Root.Root["tags"]?.Items ?? [])
            if (Missing(tag, "description"))
                yield return new Finding(tag.Location, RuleCodes.Summary, $"the tag '{tag["name"]?.Text}' needs a description");
        foreach (var operation in document.Operations)
        {
            if (Missing(operation.Node, "summary"))
                yield return new Finding(operation.Location, RuleCodes.Summary, $"{operation.Id} needs a summary");
            foreach (var parameter in operation.Parameters.Where(parameter => Missing(parameter, "description")))
                yield return new Finding(parameter.Location, RuleCodes.Summary, $"the parameter '{parameter["name"]?.Text}' of {operation.Id} needs a description");
            if (operation.Node["requestBody"] is { } body && Missing(body, "description"))
                yield return new Finding(body.Location, RuleCodes.Summary, $"the body of {operation.Id} needs a description of what it holds");
        }
        foreach (var (name, schema) in document.Components("schemas"))
        {
            if (Missing(schema, "description"))
                yield return new Finding(name.Location, RuleCodes.Summary, $"the schema {name.Text} needs a description");
            foreach (var property in SpecSchemas.Properties(schema))
                // A bare reference is described by what it points to.
                if (Missing(property.Schema, "description") && property.Schema["$ref"] is null)
                    yield return new Finding(property.Name.Location, RuleCodes.Summary, $"the property {name.Text}.{property.Name.Text} needs a description");
        }
    }

    private static bool Missing(SpecNode node, string key) => string.IsNullOrWhiteSpace(node[key]?.Text);
}
