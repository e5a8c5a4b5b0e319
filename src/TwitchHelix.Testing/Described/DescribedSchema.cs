using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>A schema of the document, with references resolved.</summary>
internal sealed class DescribedSchema
{
    private readonly Lazy<IReadOnlyDictionary<string, DescribedSchema>> properties;
    private readonly Lazy<DescribedSchema?> items;
    private readonly Lazy<DescribedSchema?> values;
    private readonly HashSet<string>? choices;
    private readonly string? format;
    private readonly int? maxLength;

    public DescribedSchema(JToken node, JObject schemas)
    {
        AnsweredAs = (string?)node["x-answered-as"];
        Default = node["default"] as JValue;
        // A reference that can be null is the first of two choices.
        IsNullable = (bool?)node["nullable"] == true || node["oneOf"] is not null;
        var schema = Follow(node, schemas, out var name);
        Name = name;
        Type = (string?)schema["type"];
        MinItems = (int?)schema["minItems"];
        MaxItems = (int?)schema["maxItems"];
        Required = [.. (schema["required"] as JArray ?? []).Values<string>().OfType<string>()];
        // Only timestamps can be empty.
        format = (bool?)schema["x-empty-string-is-null"] == true ? "date-time" : (string?)schema["format"];
        maxLength = (int?)schema["maxLength"];
        choices = schema["enum"] is JArray listed ? [.. listed.Values<string>().OfType<string>()] : null;
        properties = new(() => (schema["properties"] as JObject ?? []).Properties()
            .ToDictionary(property => property.Name, property => new DescribedSchema(property.Value, schemas)));
        items = new(() => schema["items"] is { } item ? new DescribedSchema(item, schemas) : null);
        values = new(() => schema["additionalProperties"] is JObject value ? new DescribedSchema(value, schemas) : null);
    }

    /// <summary>The name of the component. Null for an inline schema.</summary>
    public string? Name { get; }

    public string? Type { get; }

    public int? MinItems { get; }

    public int? MaxItems { get; }

    /// <summary>The default value. Null for none.</summary>
    public JValue? Default { get; }

    /// <summary>The property of the answer that has the same value. <c>none</c> if there is none, null for the property of the same name.</summary>
    public string? AnsweredAs { get; }

    public IReadOnlyList<string> Required { get; }

    public IReadOnlyDictionary<string, DescribedSchema> Properties => properties.Value;

    /// <summary>The schema of the list's items. Null if the schema is no list.</summary>
    public DescribedSchema? Items => items.Value;

    /// <summary>The schema of the map's values. Null if the schema is no map.</summary>
    public DescribedSchema? Values => values.Value;

    public bool IsList => Type == "array";

    private bool IsNullable { get; }

    /// <summary>Finds a property by its path, as in <c>reward.id</c>. Null if there is none.</summary>
    public DescribedSchema? Find(string path)
    {
        var found = this;
        foreach (var name in path.Split('.'))
            if (!found.Properties.TryGetValue(name, out found))
                return null;
        return found;
    }

    /// <summary>Whether a value that is neither object nor list matches this schema.</summary>
    public bool Accepts(JValue value) => value.Type switch
    {
        JTokenType.Null => IsNullable,
        JTokenType.String => Type == "string" && AcceptsText((string)value!),
        JTokenType.Integer => Type is "integer" or "number",
        JTokenType.Float => Type == "number",
        JTokenType.Boolean => Type == "boolean",
        _ => false,
    };

    /// <summary>Parses the text of a query parameter. Null if it doesn't match this schema.</summary>
    public JValue? Read(string text) => Type switch
    {
        "string" when AcceptsText(text) => new JValue(text),
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        "boolean" when bool.TryParse(text, out var flag) => new JValue(flag),
        _ => null,
    };

    private static JToken Follow(JToken node, JObject schemas, out string? name)
    {
        name = null;
        while ((string?)(node["$ref"] ?? (node["allOf"] ?? node["oneOf"])?[0]?["$ref"]) is { } reference)
            node = schemas[name = reference.Split('/')[^1]]!;
        return node;
    }

    private bool AcceptsText(string text) =>
        choices?.Contains(text) != false
        && !(text.Length > maxLength)
        && (format != "date-time" || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
}
