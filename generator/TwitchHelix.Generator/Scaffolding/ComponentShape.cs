using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Compares what the page says of an object or an enum with a component.</summary>
internal static class ComponentShape
{
    /// <summary>Whether a component has the same properties or values, with the same types.</summary>
    public static bool Is(SpecDocument document, SpecNode component, DocumentedItem item, bool isSent) => Is(document, component, item, isSent, depth: 0);

    public static bool IsEnum(JObject component, DocumentedItem item) =>
        component["enum"] is { } values && values.Select(value => (string?)value).SequenceEqual(item.Values.Select(value => value.Value).Distinct());

    /// <summary>The <c>type</c> of a value.</summary>
    public static string TypeOf(DocumentedItem item) => item.Type.Shape switch
    {
        DocumentedShape.Integer => "integer",
        DocumentedShape.Number => "number",
        DocumentedShape.Boolean => "boolean",
        DocumentedShape.String => "string",
        _ => "object",
    };

    private static bool Is(SpecDocument document, SpecNode node, DocumentedItem item, bool isSent, int depth)
    {
        var schema = document.Follow(node);
        if (schema["type"]?.Text == "array" && item.Type.IsList && schema["items"] is { } inner)
            schema = document.Follow(inner);
        var values = schema["enum"]?.Items.Select(value => value.Yaml.ToString()).Order(StringComparer.Ordinal);
        return schema["type"]?.Text switch
        {
            "object" => item.Items.Count > 0 && depth < 50 && (schema["additionalProperties"]?.Text == "false") == isSent && HasSame(),
            "string" when values is not null => values.SequenceEqual(item.Values.Select(value => value.Value).Distinct().Order(StringComparer.Ordinal)),
            var type => item.Values.Count == 0 && type == TypeOf(item),
        };

        bool HasSame()
        {
            var properties = SpecSchemas.Properties(schema).ToDictionary(property => property.Name.Text ?? "", property => property.Schema);
            return properties.Count == item.Items.Select(child => child.Name).Distinct().Count() && item.Items.All(child =>
                properties.TryGetValue(child.Name, out var property) && (document.Follow(property)["type"]?.Text == "array") == child.Type.IsList
                && Is(document, property, child, isSent, depth + 1));
        }
    }
}
