using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>The C# that reads and writes the value of a schema.</summary>
internal sealed class JsonCode(SpecDocument document)
{
    /// <summary>The kind of a value, which decides how a property is initialized and written.</summary>
    public static string Kind(SpecNode schema) => schema["type"]?.Text switch
    {
        "array" => "list",
        "object" => schema["properties"] is not null ? "object" : "map",
        "string" when schema["enum"] is not null => "enum",
        "string" when schema["format"] is null => "string",
        _ => "value",
    };

    /// <summary>The expression that reads a value: null for none.</summary>
    public string Read(SpecNode node)
    {
        var schema = document.Follow(node);
        return Kind(schema) switch
        {
            "list" => $"json.{(IsValue(Item(schema)) ? "Values" : "List")}(static json => {Read(Item(schema))})",
            "map" => $"json.Map({Depth(schema)}, static json => {Read(Item(schema))})",
            "object" => $"json.Object({Type(node)}.Create)",
            "enum" => $"json.Enumerated(static text => new {Type(node)}(text))",
            _ => $"json.{Type(node) switch
            {
                "int" => "Int32",
                "long" => "Int64",
                "double" => "Double",
                "bool" => "Boolean",
                "DateTimeOffset" => "Time",
                _ => "Text",
            }}()",
        };
    }

    /// <summary>The lambda that writes each item of a list or map. Null for another schema.</summary>
    public string? WriteItem(SpecNode node)
    {
        var schema = document.Follow(node);
        if (Kind(schema) is not ("list" or "map"))
            return null;
        var item = Item(schema);
        return "static (json, item) => " + Kind(document.Follow(item)) switch
        {
            "list" => $"json.List(item, {WriteItem(item)})",
            "map" => $"json.Map(item, {WriteItem(item)})",
            "enum" => "json.Write(item.Value)",
            _ => "json.Write(item)",
        };
    }

    /// <summary>The C# type of what is neither a list nor a map.</summary>
    public string Type(SpecNode node)
    {
        var schema = document.Follow(node);
        return Kind(schema) switch
        {
            "object" or "enum" => SpecReference.Parse(SpecDocument.ReferenceIn(node) ?? node)?.Name ?? "",
            _ => (schema["type"]?.Text, schema["format"]?.Text) switch
            {
                ("integer", "int64") => "long",
                ("integer", _) => "int",
                ("number", _) => "double",
                ("boolean", _) => "bool",
                ("string", "date-time") => "DateTimeOffset",
                _ => "string",
            },
        };
    }

    private bool IsValue(SpecNode node) => Kind(document.Follow(node)) is "enum" or "value";

    /// <summary>The schema of the items of a list, or of the values of a map.</summary>
    public static SpecNode Item(SpecNode schema) =>
        schema["items"] ?? schema["additionalProperties"] ?? throw new ArgumentException("It is neither a list nor a map.", nameof(schema));

    private int Depth(SpecNode map) => document.Follow(Item(map)) is var values && Kind(values) != "map" ? (Kind(values) == "string" ? 1 : 0)
        : Depth(values) is > 0 and var inner ? inner + 1
        : 0;
}
