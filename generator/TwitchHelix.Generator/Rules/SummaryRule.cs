using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every tag, operation, parameter, body, schema and property has a description, which becomes XML documentation.</summary>
public sealed class SummaryRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var tag in document.Root.Root["tags"]?.Items ?? [])
            if (Missing(tag, "description"))
                yield return Wrong(tag.Location, $"the tag '{tag["name"]?.Text}' needs a description");
        foreach (var operation in document.Operations)
        {
            if (Missing(operation.Node, "summary"))
                yield return Wrong(operation.Location, $"{operation.Id} needs a summary");
            foreach (var parameter in operation.Parameters.Where(parameter => Missing(parameter, "description")))
                yield return Wrong(parameter.Location, $"the parameter '{parameter["name"]?.Text}' of {operation.Id} needs a description");
            if (operation.Node["requestBody"] is { } body && Missing(body, "description"))
                yield return Wrong(body.Location, $"the body of {operation.Id} needs a description");
        }
        foreach (var (name, schema) in document.Components("schemas"))
        {
            if (Missing(schema, "description"))
                yield return Wrong(name.Location, $"the schema {name.Text} needs a description");
            foreach (var property in SpecSchemas.Properties(schema))
                // A bare reference has the description of its target.
                if (Missing(property.Schema, "description") && property.Schema["$ref"] is null)
                    yield return Wrong(property.Name.Location, $"the property {name.Text}.{property.Name.Text} needs a description");
        }
    }

    private static bool Missing(SpecNode node, string key) => string.IsNullOrWhiteSpace(node[key]?.Text);

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Summary, message);
}
