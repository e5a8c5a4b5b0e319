using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>The C# types of parameters, properties and responses, as generated code has them.</summary>
internal sealed class TypeNames(SpecDocument document)
{
    private readonly JsonCode code = new(document);

    /// <summary>The type of a query parameter. An optional one can be null.</summary>
    public string Parameter(SpecNode parameter) =>
        (parameter["schema"] is { } schema ? Of(schema, "IEnumerable") : "string") + (parameter.IsTrue("required") ? "" : "?");

    /// <summary>The type of a property. A list or a map that Twitch sends is never null.</summary>
    public string Property(SpecNode property, bool isRequired, bool isSent)
    {
        var isCollection = JsonCode.Kind(document.Follow(property)) is "list" or "map";
        var isNullable = (!isRequired || property.IsTrue("nullable")) && (isSent || !isCollection);
        return Of(property) + (isNullable ? "?" : "");
    }

    /// <summary>The type of a response. Null if there is none.</summary>
    public string? Response(SpecOperation operation) => operation.ResponseContent?.Content["schema"] is { } schema ? Of(schema) : null;

    /// <summary>The type of a body. Null if there is none.</summary>
    public string? Body(SpecOperation operation) => operation.BodyContent?["schema"] is { } schema ? Of(schema) : null;

    private string Of(SpecNode node, string list = "IReadOnlyList")
    {
        var schema = document.Follow(node);
        return JsonCode.Kind(schema) switch
        {
            "list" => $"{list}<{Of(JsonCode.Item(schema))}>",
            "map" => $"IReadOnlyDictionary<string, {Of(JsonCode.Item(schema))}>",
            _ => code.Type(node),
        };
    }
}
