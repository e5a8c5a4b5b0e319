using System.Net;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Infrastructure;
using NJsonSchema.Validation;

namespace TwitchHelix.Testing.Tests;

/// <summary>Every operation's answer matches the document, for any request and any length of list.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EveryAnswerTests
{
    private static readonly JObject Document = Load();
    private static readonly Lazy<JsonSchema> Schemas = new(LoadSchemas);

    private static IEnumerable<HelixOperation> Operations => HelixOperations.All;

    [TestCaseSource(nameof(Operations))]
    public async Task It_is_as_described(HelixOperation operation)
    {
        var described = (JObject)Document["paths"]!["/" + operation.Path]![operation.Method.Method.ToLowerInvariant()]!;
        var success = ((JObject)described["responses"]!).Properties().First(response => response.Name.StartsWith('2')).Value;
        using var server = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });
        using var caller = new Caller(server);

        var reply = await caller.CallAsync($"{operation.Path}?{Query(described)}", method: operation.Method,
            body: described.SelectToken("requestBody.content.*.example")?.ToString(Formatting.None));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Accepted).Or.EqualTo(HttpStatusCode.NoContent), reply.Body);
        if (success["content"]?["application/json"]?["schema"]?["$ref"] is not { } reference)
            return;
        var schema = Schemas.Value.Definitions[((string)reference!).Split('/')[^1]];
        Assert.That(new JsonSchemaValidator().Validate(reply.Body, schema, SchemaType.OpenApi3).Select(error => error.ToString()), Is.Empty);
    }

    /// <summary>The required parameters, one alternative of each choice, and the largest page.</summary>
    private static string Query(JObject operation)
    {
        var choice = (string?)(operation["x-exactly-one-of"] ?? operation["x-at-least-one-of"])?[0];
        return string.Join('&', (operation["parameters"] as JArray ?? [])
            .Where(parameter => (bool?)parameter["required"] == true || (string?)parameter["name"] == choice || (string?)parameter["name"] == "first")
            .Select(parameter => $"{parameter["name"]}={Value(Follow(parameter["schema"]!))}"));
    }

    private static string Value(JToken schema) => (string?)schema["type"] switch
    {
        "array" => Value(Follow(schema["items"]!)),
        "integer" => (string?)schema["maximum"] ?? "7",
        "boolean" => "true",
        "string" when schema["enum"] is { } values => (string)values.Last!,
        "string" when (string?)schema["format"] == "date-time" => "2026-03-04T05:06:07Z",
        _ => "7",
    };

    private static JToken Follow(JToken schema)
    {
        while ((string?)(schema["$ref"] ?? (schema["allOf"] ?? schema["oneOf"])?[0]?["$ref"]) is { } reference)
            schema = Document["components"]!["schemas"]![reference.Split('/')[^1]]!;
        return schema;
    }

    private static JObject Load()
    {
        var root = typeof(EveryAnswerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        using var reader =
            new JsonTextReader(File.OpenText(Path.Combine(root, "artifacts", "helix.openapi.json"))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static JsonSchema LoadSchemas()
    {
        var definitions = (JObject)Document["components"]!["schemas"]!.DeepClone();
        foreach (var reference in definitions.Descendants().OfType<JProperty>().Where(property => property.Name == "$ref").ToList())
            reference.Value = ((string)reference.Value!).Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var root = JsonSchemaSerialization.FromJsonAsync<JsonSchema>(
            new JObject { ["definitions"] = definitions }.ToString(),
            SchemaType.OpenApi3,
            documentPath: null,
            schema => new JsonReferenceResolver(new JsonSchemaAppender(schema, new DefaultTypeNameGenerator())),
            JsonSchema.CreateJsonSerializerContractResolver(SchemaType.OpenApi3),
            CancellationToken.None).GetAwaiter().GetResult();
        foreach (var schema in root.Definitions.Values.Where(schema => schema.Properties.Count > 0))
            schema.AllowAdditionalProperties = false;
        return root;
    }
}
