using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Each example is valid for its schema, has no properties that the schema lacks, and shows every property at least once.</summary>
public sealed class ExampleSchemaRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var bundle = Bundler.Bundle(document);
        try
        {
            return Check(document, bundle, ExampleSchemas.Load(bundle));
        }
        catch (JsonException e)
        {
            // A value of the wrong type, as in "minimum: low".
            var path = (e as JsonSerializationException)?.Path ?? (e as JsonReaderException)?.Path ?? "";
            var pointer = "#/components/schemas/" + path.Replace("definitions.", "", StringComparison.Ordinal).Replace('.', '/');
            return [new Finding(document.Locate(pointer), RuleCodes.OpenApi, e.Message)];
        }
    }

    private static IEnumerable<Finding> Check(SpecDocument document, JObject bundle, IReadOnlyDictionary<string, JsonSchema> schemas)
    {
        foreach (var operation in document.Operations)
        {
            var json = $"#/paths/{operation.Path.Replace("/", "~1", StringComparison.Ordinal)}/{operation.Method}";
            var contents = new[] { (Holder: "requestBody", Content: bundle["paths"]?[operation.Path]?[operation.Method]?["requestBody"]?["content"]) }
                .Concat((bundle["paths"]?[operation.Path]?[operation.Method]?["responses"] as JObject)?.Properties()
                    .Select(response => (Holder: "responses/" + response.Name, Content: response.Value["content"])) ?? []);
            foreach (var (holder, content) in contents)
                foreach (var media in (content as JObject)?.Properties() ?? [])
                    if (media.Value["example"] is { } example && SchemaName(media.Value["schema"]) is { } name && schemas.TryGetValue(name, out var schema))
                    {
                        var pointer = $"{json}/{holder}/content/{media.Name.Replace("/", "~1", StringComparison.Ordinal)}/example";
                        foreach (var finding in Check(name, schema, example, path => document.Locate(pointer + Pointer(path))))
                            yield return finding;
                    }
        }
        foreach (var finding in CheckEvents(document, bundle, schemas))
            yield return finding;
    }

    /// <summary>Checks the examples of all events, which show together what is shared between them.</summary>
    private static IEnumerable<Finding> CheckEvents(SpecDocument document, JObject bundle, IReadOnlyDictionary<string, JsonSchema> schemas)
    {
        var shown = new HashSet<JsonSchemaProperty>();
        var types = document.EventSubTypes.Zip(bundle["x-eventsub-types"]!)
            .Where(each => each.First.Event is { } told && schemas.ContainsKey(told.Name))
            .Select(each => (each.First, Name: each.First.Event!.Value.Name, each.First.Examples.Zip(each.Second["examples"]!).ToList())).ToList();
        foreach (var (_, name, examples) in types)
            foreach (var (node, example) in examples)
                foreach (var finding in Validate(name, schemas[name], example, Locate(node), shown))
                    yield return finding;
        foreach (var (type, name, _) in types)
            foreach (var finding in Unseen(name, schemas[name], type.Examples.Select(example => example.Location).FirstOrDefault(), shown))
                yield return finding;
    }

    /// <summary>Checks the example of a schema, which shows every property.</summary>
    private static IEnumerable<Finding> Check(string name, JsonSchema schema, JToken example, Func<string?, SpecLocation> locate)
    {
        var shown = new HashSet<JsonSchemaProperty>();
        return [.. Validate(name, schema, example, locate, shown), .. Unseen(name, schema, locate(null), shown)];
    }

    private static IEnumerable<Finding> Validate(
        string name, JsonSchema schema, JToken json, Func<string?, SpecLocation> locate, HashSet<JsonSchemaProperty> shown)
    {
        var example = json.DeepClone();
        foreach (var error in new JsonSchemaValidator(ExampleSchemas.Settings).Validate(example, schema, SchemaType.OpenApi3).SelectMany(Leaves))
            yield return new Finding(locate(error.Path), RuleCodes.WrongExample, Describe(error, name));
        Visit(schema, example, shown);
    }

    private static IEnumerable<Finding> Unseen(string name, JsonSchema schema, SpecLocation place, HashSet<JsonSchemaProperty> shown) =>
        from each in Properties(schema, [])
        where !shown.Contains(each.Property)
        select new Finding(place, RuleCodes.UnseenProperty, $"the example of {name} never shows '{each.Owner}.{each.Property.Name}'");

    /// <summary>Finds a place in an example. A field that it takes from the first example has the place of the example.</summary>
    private static Func<string?, SpecLocation> Locate(SpecNode example) => path =>
    {
        var place = example;
        foreach (var key in Pointer(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (place.At(key) is { } inner)
                place = inner;
            else
                break;
        return place.Location;
    };

    private static string? SchemaName(JToken? schema) => ((string?)schema?["$ref"])?.Split('/')[^1];

    private static string Describe(ValidationError error, string name) =>
        $"{name} does not accept this example: {error.Kind} at '{error.Path?.TrimStart('#', '/')}'";

    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error is ChildSchemaValidationError { Errors.Count: > 0 } parent
        ? parent.Errors.SelectMany(child => child.Value).SelectMany(Leaves)
        : [error];

    /// <summary><c>#/data[0].id</c> → <c>/data/0/id</c>.</summary>
    private static string Pointer(string? path) =>
        string.Concat((path ?? "").TrimStart('#', '/').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(key => "/" + key));

    private static void Visit(JsonSchema schema, JToken example, HashSet<JsonSchemaProperty> shown)
    {
        schema = ExampleSchemas.Actual(schema);
        switch (example)
        {
            case JArray array when schema.Item is not null:
                foreach (var item in array)
                    Visit(schema.Item, item, shown);
                break;
            case JObject value:
                foreach (var member in value.Properties())
                    if (schema.Properties.TryGetValue(member.Name, out var property))
                    {
                        shown.Add(property);
                        Visit(property, member.Value, shown);
                    }
                    else if (schema.AdditionalPropertiesSchema is not null)
                    {
                        Visit(schema.AdditionalPropertiesSchema, member.Value, shown);
                    }
                break;
        }
    }

    private static IEnumerable<(string Owner, JsonSchemaProperty Property)> Properties(JsonSchema schema, HashSet<JsonSchema> seen)
    {
        schema = ExampleSchemas.Actual(schema);
        if (!seen.Add(schema))
            yield break;
        foreach (var property in schema.Properties.Values)
            yield return (schema.Id ?? "", property);
        var inner = schema.Properties.Values.Cast<JsonSchema>();
        foreach (var child in inner.Append(schema.Item).Append(schema.AdditionalPropertiesSchema).OfType<JsonSchema>())
            foreach (var found in Properties(child, seen))
                yield return found;
    }
}
