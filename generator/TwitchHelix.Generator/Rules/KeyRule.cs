using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>No key that nobody reads: a misspelt one would be silently lost.</summary>
public sealed class KeyRule : IRule
{
    private static readonly HashSet<string> OperationKeys =
    [
        "tags", "operationId", "summary", "description", "externalDocs", "deprecated", "security", "parameters", "requestBody", "responses",
        "x-acting-user", "x-optional-scopes", "x-paginated", "x-beta",
    ];

    private static readonly HashSet<string> ParameterKeys = ["name", "in", "required", "description", "deprecated", "schema"];

    private static readonly HashSet<string> SchemaKeys =
    [
        "$ref", "allOf", "type", "format", "description", "nullable", "deprecated", "required", "properties", "additionalProperties", "items",
        "enum", "default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "pattern",
        "x-empty-string-is-null", "x-enum-names", "x-name-as-sent",
    ];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var resource in document.Files.Skip(1))
            foreach (var finding in Unknown(resource.Root, ["paths", "components"], "a resource"))
                yield return finding;
        foreach (var operation in document.Operations)
            foreach (var finding in Unknown(operation.Node, OperationKeys, "an operation"))
                yield return finding;
        foreach (var parameter in document.Operations.SelectMany(operation => operation.Parameters).Distinct())
            foreach (var finding in Unknown(parameter, parameter["$ref"] is null ? ParameterKeys : ["$ref"], "a parameter"))
                yield return finding;
        foreach (var (schema, _) in SpecSchemas.All(document))
            foreach (var finding in Unknown(schema, schema["$ref"] is null ? SchemaKeys : ["$ref"], schema["$ref"] is null ? "a schema" : "a reference (put it in an allOf to say more)"))
                yield return finding;
    }

    private static IEnumerable<Finding> Unknown(SpecNode node, HashSet<string> known, string what) =>
        from entry in node.Entries
        where !known.Contains(entry.Key.Text ?? "")
        select new Finding(entry.Key.Location, RuleCodes.UnknownKey, $"'{entry.Key.Text}' has no meaning in {what}; known are {string.Join(", ", known)}");
}
