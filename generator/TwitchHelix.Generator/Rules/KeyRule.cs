using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;
using static TwitchHelix.Generator.Rules.Shape;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// Every key is known, because a misspelled key would be ignored silently. Each value has the type that the other rules expect.
/// </summary>
public sealed class KeyRule : IRule
{
    private static readonly Dictionary<string, Shape> Resource = new() { ["paths"] = Map, ["components"] = Map };

    private static readonly Dictionary<string, Shape> Events = new() { ["types"] = List, ["components"] = Map };

    private static readonly Dictionary<string, Shape> Operation = new()
    {
        ["tags"] = List,
        ["operationId"] = Text,
        ["summary"] = Text,
        ["description"] = Text,
        ["externalDocs"] = Map,
        ["deprecated"] = Flag,
        ["security"] = List,
        ["parameters"] = List,
        ["requestBody"] = Map,
        ["responses"] = Map,
        ["x-error-statuses"] = List,
        ["x-acting-user"] = Text,
        ["x-optional-scopes"] = Map,
        ["x-paginated"] = Text,
        ["x-beta"] = Flag,
        ["x-rate-limit"] = List,
        ["x-repeatable"] = Flag,
        ["x-quota"] = Flag,
        ["x-conflict-names-id"] = Flag,
        ["x-jwt"] = Map,
        ["x-batch"] = List,
        ["x-token-by-transport"] = Map,
        ["x-deprecated"] = Text,
        ["x-exactly-one-of"] = List,
        ["x-at-least-one-of"] = List,
        ["x-at-most-one-of"] = List,
    };

    private static readonly Dictionary<string, Shape> LookUp = new() { ["name"] = Text, ["parameter"] = Text, ["paged"] = Flag };

    private static readonly Dictionary<string, Shape> Parameter = new()
    {
        ["name"] = Text,
        ["in"] = Text,
        ["required"] = Flag,
        ["description"] = Text,
        ["schema"] = Map,
        ["x-plural"] = Text,
        ["x-since"] = Text,
        ["x-only-with"] = List,
        ["x-answered-as"] = Text,
    };

    private static readonly Dictionary<string, Shape> Body = new() { ["description"] = Text, ["required"] = Flag, ["content"] = Map };

    private static readonly Dictionary<string, Shape> Response = new() { ["description"] = Text, ["content"] = Map };

    private static readonly Dictionary<string, Shape> Tag = new() { ["name"] = Text, ["description"] = Text, ["externalDocs"] = Map };

    private static readonly Dictionary<string, Shape> Content = new() { ["schema"] = Map, ["example"] = Any };

    private static readonly Dictionary<string, Shape> Schema = new()
    {
        ["allOf"] = List,
        ["type"] = Text,
        ["format"] = Text,
        ["description"] = Text,
        ["nullable"] = Flag,
        ["deprecated"] = Flag,
        ["required"] = List,
        ["properties"] = Map,
        ["additionalProperties"] = FlagOrMap,
        ["items"] = Map,
        ["enum"] = List,
        ["default"] = Any,
        ["minimum"] = Number,
        ["maximum"] = Number,
        ["minLength"] = Number,
        ["maxLength"] = Number,
        ["minItems"] = Number,
        ["maxItems"] = Number,
        ["uniqueItems"] = Flag,
        ["pattern"] = Text,
        ["x-empty-string-is-null"] = Flag,
        ["x-enum-names"] = Map,
        ["x-enum-descriptions"] = Map,
        ["x-name-as-sent"] = Flag,
        ["x-deprecated"] = Text,
        ["x-alias"] = List,
        ["x-answered-as"] = Text,
    };

    private static readonly Dictionary<string, Shape> Reference = new() { ["$ref"] = Text };

    public IEnumerable<Finding> Check(SpecDocument document) =>
    [
        .. document.Resources.SelectMany(file => Keys(file.Root, Resource, "a resource")),
        .. document.EventSub.SelectMany(file => Keys(file.Root, Events, "a file of events").Concat(Each(file.Root["types"], Map))),
        .. document.Files.SelectMany(file => file.Root["paths"]?.Entries ?? [])
            .Concat(document.Files.SelectMany(file => file.Root["components"]?.Entries ?? []))
            .SelectMany(entry => Each(entry.Value, Map)),
        .. document.Operations.SelectMany(OfOperation),
        .. Responses(document.Components("responses").Select(entry => entry.Component)),
        .. document.Operations.SelectMany(operation => operation.Parameters)
            .Concat(document.Components("parameters").Select(entry => entry.Component)).Distinct()
            .SelectMany(parameter => Keys(parameter, parameter["$ref"] is null ? Parameter : Reference, "a parameter")),
        .. SpecSchemas.All(document).SelectMany(entry => OfSchema(entry.Schema)),
        .. (document.Root.Root["tags"]?.Items ?? []).SelectMany(tag => Keys(tag, Tag, "a tag")),
    ];

    private static IEnumerable<Finding> OfOperation(SpecOperation operation) =>
    [
        .. Keys(operation.Node, Operation, "an operation"),
        .. Each(operation.Node["parameters"], Map),
        .. Each(operation.Node["security"], Map),
        .. Each(operation.Node["x-rate-limit"], Map),
        .. Each(operation.Node["x-batch"], Map),
        .. operation.LookUps.SelectMany(lookUp => Keys(lookUp, LookUp, "a look-up")),
        .. (operation.Node["security"]?.Items ?? []).SelectMany(alternative => Each(alternative, List)),
        .. operation.Node["requestBody"] is { } body ? Keys(body, Body, "a body").Concat(Contents(body)) : [],
        .. Each(operation.Node["responses"], Map),
        .. Responses((operation.Node["responses"]?.Entries ?? []).Select(entry => entry.Value)),
    ];

    private static IEnumerable<Finding> Responses(IEnumerable<SpecNode> responses) =>
        responses.SelectMany(response => Keys(response, Response, "a response").Concat(Contents(response)));

    private static IEnumerable<Finding> Contents(SpecNode holder) =>
        Each(holder["content"], Map).Concat((holder["content"]?.Entries ?? []).SelectMany(entry => Keys(entry.Value, Content, "a content")));

    private static IEnumerable<Finding> OfSchema(SpecNode schema) => schema["$ref"] is not null
        ? Keys(schema, Reference, "a reference (put it in an allOf to add keys)")
        : Keys(schema, Schema, "a schema").Concat(Each(schema["properties"], Map)).Concat(Each(schema["allOf"], Map)).Concat(Each(schema["enum"], Text))
            .Concat(Each(schema["x-enum-descriptions"], Text)).Concat(Each(schema["required"], Text)).Concat(Each(schema["x-alias"], Text));

    private static IEnumerable<Finding> Keys(SpecNode node, Dictionary<string, Shape> known, string what)
    {
        foreach (var (key, value) in node.Entries)
            if (!known.TryGetValue(key.Text ?? "", out var shape))
                yield return new Finding(
                    key.Location,
                    RuleCodes.UnknownKey,
                    $"'{key.Text}' is not a known key of {what}; known are {string.Join(", ", known.Keys)}");
            else if (!Has(value, shape))
                yield return Misshapen(key.Location, $"'{key.Text}' of {what}", shape);
    }

    private static IEnumerable<Finding> Each(SpecNode? parent, Shape shape) =>
        from child in parent is { } node ? node.Items.Concat(node.Entries.Select(entry => entry.Value)) : []
        where !Has(child, shape)
        select Misshapen(child.Location, "this", shape);

    private static Finding Misshapen(SpecLocation location, string what, Shape shape) =>
        new(location, RuleCodes.UnknownKey, $"{what} must be a {shape.ToString().ToLowerInvariant()}");

    private static bool Has(SpecNode node, Shape shape) => shape switch
    {
        Map => node.Yaml is YamlMappingNode,
        FlagOrMap => Has(node, Flag) || Has(node, Map),
        List => node.Yaml is YamlSequenceNode,
        Text => node.Yaml is YamlScalarNode,
        Flag => node.Yaml is YamlScalarNode scalar && YamlScalars.ToJson(scalar).Type == JTokenType.Boolean,
        Number => node.Yaml is YamlScalarNode scalar && YamlScalars.ToJson(scalar).Type is JTokenType.Integer or JTokenType.Float,
        _ => true,
    };
}
