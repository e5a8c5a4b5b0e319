using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>Finds the parts of a bundled document that a test changes.</summary>
internal static class BundleEdit
{
    public static JObject Operation(this JObject bundle, string id) => (JObject)bundle["paths"]!.Children<JProperty>()
        .SelectMany(path => path.Value.Children<JProperty>()).Single(method => (string?)method.Value["operationId"] == id).Value;

    public static JArray Parameters(this JObject bundle, string id) => (JArray)bundle.Operation(id)["parameters"]!;

    public static JObject Parameter(this JObject bundle, string id, string name) => bundle.Parameters(id).Named(name);

    public static JObject Schema(this JObject bundle, string name) => (JObject)bundle["components"]!["schemas"]![name]!;

    public static JObject Property(this JObject bundle, string schema, string name) => (JObject)bundle.Schema(schema)["properties"]![name]!;

    public static JArray Required(this JObject bundle, string schema) => (JArray)bundle.Schema(schema)["required"]!;

    public static JArray Types(this JObject bundle) => (JArray)bundle["x-eventsub-types"]!;

    /// <summary>The EventSub type of a factory.</summary>
    public static JObject Type(this JObject bundle, string name) => bundle.Types().Named(name);

    public static JArray Condition(this JObject bundle, string name) => (JArray)bundle.Type(name)["condition"]!;

    public static JObject Named(this JArray items, string name) => items.Children<JObject>().Single(item => (string?)item["name"] == name);

    public static void Without(this JArray values, string value) => values.Single(item => (string?)item == value).Remove();

    /// <summary>Gives a schema another name, everywhere.</summary>
    public static void Rename(this JObject bundle, string schema, string name)
    {
        ((JProperty)bundle.Schema(schema).Parent!).Replace(new JProperty(name, bundle.Schema(schema)));
        foreach (var reference in bundle.SelectTokens("$..$ref").OfType<JValue>().Where(each => (string?)each == $"#/components/schemas/{schema}"))
            reference.Value = $"#/components/schemas/{name}";
    }
}
