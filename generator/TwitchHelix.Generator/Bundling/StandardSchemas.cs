using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Bundling;

/// <summary>
/// Says in OpenAPI what the specification says in a shorter form that validators refuse: a reference that can be null, and a timestamp that can be empty.
/// </summary>
internal static class StandardSchemas
{
    /// <summary>No <c>format</c>, because clients that parse timestamps fail at an empty string.</summary>
    private const string TimestampOrEmpty = @"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$";

    public static void Write(JObject bundle)
    {
        foreach (var schema in bundle.Descendants().OfType<JObject>().ToList())
        {
            if (IsTrue(schema["nullable"]) && schema["allOf"] is JArray { Count: 1 } target)
            {
                // "nullable" beside "allOf" has no effect: null must be valid for everything in the list.
                schema["allOf"]!.Parent!.Replace(new JProperty("oneOf", new JArray(target[0], Null(Type(bundle, target[0])))));
                schema.Remove("nullable");
            }
            if (IsTrue(schema["x-empty-string-is-null"]) && (string?)schema["format"] == "date-time")
                schema["format"]!.Parent!.Replace(new JProperty("pattern", TimestampOrEmpty));
        }
    }

    /// <summary>Restores the form of the specification.</summary>
    public static void Read(JObject bundle)
    {
        foreach (var schema in bundle.Descendants().OfType<JObject>().ToList())
        {
            if (schema["oneOf"] is JArray { Count: 2 } choice && choice[1] is JObject none && IsTrue(none["nullable"]))
            {
                schema["oneOf"]!.Parent!.Replace(new JProperty("allOf", new JArray(choice[0])));
                schema["nullable"] = true;
            }
            if (IsTrue(schema["x-empty-string-is-null"]) && (string?)schema["pattern"] == TimestampOrEmpty)
                schema["pattern"]!.Parent!.Replace(new JProperty("format", "date-time"));
        }
    }

    private static bool IsTrue(JToken? value) => value is JValue { Value: true };

    /// <summary>A schema for null alone. In OpenAPI 3.0, <c>nullable</c> needs a type beside it.</summary>
    private static JObject Null(JToken? type) => new() { ["type"] = type, ["nullable"] = true, ["enum"] = new JArray(JValue.CreateNull()) };

    private static JToken? Type(JObject bundle, JToken reference) =>
        (string?)reference["$ref"] is { } path ? bundle["components"]?["schemas"]?[path.Split('/')[^1]]?["type"] : null;
}
