using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Makes the query parameters of an operation.</summary>
internal static class ParameterDraft
{
    private static readonly string[] Paging = ["first", "after", "before"];

    /// <summary>All parameters: required ones, filters, then those of paging.</summary>
    public static JArray All(Scaffold scaffold, string file, SchemaDraft schemas, string operationId, IReadOnlyList<DocumentedItem> items) =>
        new(items.DistinctBy(item => item.Name).OrderBy(item => Array.IndexOf(Paging, item.Name) is >= 0 and var index ? index + 2 : item.IsRequired ? 0 : 1)
            .Select(item => Of(scaffold, file, schemas, operationId, item)));

    public static JObject Of(Scaffold scaffold, string file, SchemaDraft schemas, string operationId, DocumentedItem item)
    {
        var facts = new ItemFacts(item, ItemRole.Parameter);
        var shared = Shared(scaffold.Document, facts);
        if (item.Type.Shape == DocumentedShape.String && facts.IsPageSize && (shared is not null || IsPageSize(facts)))
            scaffold.Note(
                $"{item.Line} calls `{item.Name}` a String, and it is written as an integer: `drift` needs a waiver for `query {item.Name}`, `type`.");
        if (shared is not null)
            return new JObject { ["$ref"] = $"{Path.GetRelativePath(Path.GetDirectoryName(file)!, scaffold.Document.Root.Path).Replace('\\', '/')}{shared}" };
        var parameter = new JObject { ["name"] = item.Name, ["in"] = "query" };
        if (item.IsRequired)
            parameter["required"] = true;
        parameter["description"] = IsPageSize(facts)
            ? $"How many items a page may have, {Minimum(facts)} to {facts.Limit("maximum")}."
            : schemas.Describe(facts);
        if (facts.IsList && ScaffoldNames.Plural(item.Name) is { } plural)
            parameter["x-plural"] = plural;
        // Pages say that the size of a page is a text.
        parameter["schema"] = IsPageSize(facts)
            ? PageSize(facts)
            : schemas.Schema(facts, each => ScaffoldNames.Noun(operationId) + ScaffoldNames.Part(each.Name));
        return parameter;
    }

    /// <summary>A parameter of <c>helix.yaml</c>, if it is the same. Null if it is not.</summary>
    private static string? Shared(SpecDocument document, ItemFacts facts)
    {
        var name = CSharpNames.Pascal(facts.Item.Name);
        if (!Paging.Contains(facts.Item.Name) || facts.Item.IsRequired || document.Root.Root.At("components", "parameters", name) is not { } known)
            return null;
        IEnumerable<(string Key, JToken Value)> stated = facts.Limits.Select(limit => (limit.Key, (JToken)limit.Value));
        if (facts.Default is { } value)
            stated = stated.Append(("default", value));
        return stated.All(each => known.At("schema", each.Key)?.Text == YamlForm.Flow(each.Value)) ? $"#/components/parameters/{name}" : null;
    }

    private static bool IsPageSize(ItemFacts facts) => facts.IsPageSize && facts.Limit("maximum") is not null;

    private static long Minimum(ItemFacts facts) => facts.Limit("minimum") ?? 1;

    private static JObject PageSize(ItemFacts facts)
    {
        var schema = new JObject { ["type"] = "integer", ["minimum"] = Minimum(facts), ["maximum"] = facts.Limit("maximum") };
        if (facts.Default is { Type: JTokenType.Integer } value)
            schema["default"] = value;
        return schema;
    }
}
