using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Infrastructure;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace TwitchHelix.Generator.Rules;

/// <summary>The schemas of the bundle in NSwag's own library, strict enough to validate examples.</summary>
internal static partial class ExampleSchemas
{
    public static readonly JsonSchemaValidatorSettings Settings = new() { FormatValidators = [new Rfc3339Validator()] };

    /// <summary>It compiles a method for each property, once.</summary>
    private static readonly IContractResolver Contracts = JsonSchema.CreateJsonSerializerContractResolver(SchemaType.OpenApi3);

    public static IReadOnlyDictionary<string, JsonSchema> Load(JObject bundle)
    {
        var definitions = (JObject)bundle["components"]!["schemas"]!.DeepClone();
        foreach (var reference in definitions.Descendants().OfType<JProperty>().Where(property => property.Name == "$ref").ToList())
            reference.Value = ((string)reference.Value!).Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        foreach (var schema in definitions.Descendants().OfType<JObject>().Where(schema => (bool?)schema["x-empty-string-is-null"] == true))
            schema.Remove("format");
        var root = JsonSchemaSerialization.FromJsonAsync<JsonSchema>(
            new JObject { ["definitions"] = definitions }.ToString(),
            SchemaType.OpenApi3,
            documentPath: null,
            schema => new JsonReferenceResolver(new JsonSchemaAppender(schema, new DefaultTypeNameGenerator())),
            Contracts,
            CancellationToken.None).GetAwaiter().GetResult();
        foreach (var (name, schema) in root.Definitions)
        {
            schema.Id = name;
            if (schema.Properties.Count > 0)
                schema.AllowAdditionalProperties = false;
        }
        return new Dictionary<string, JsonSchema>(root.Definitions);
    }

    /// <summary>Follows references, and an <c>allOf</c> with one item.</summary>
    public static JsonSchema Actual(JsonSchema schema)
    {
        while (true)
        {
            var actual = schema.ActualSchema;
            if (actual.AllOf.Count != 1 || actual.Properties.Count > 0)
                return actual;
            schema = actual.AllOf.First();
        }
    }

    /// <summary>A timestamp is RFC 3339 in UTC, with at most the precision of .NET.</summary>
    private sealed partial class Rfc3339Validator : IFormatValidator
    {
        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

        public string Format => JsonFormatStrings.DateTime;

        public bool IsValid(string value, JTokenType tokenType) =>
            Rfc3339().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _);

        [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$")]
        private static partial Regex Rfc3339();
    }
}
