using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Makes the document that NSwag reads: the bundle, with C# names, code and documentation for the templates.</summary>
internal static class NSwagDocument
{
    /// <summary>The schema that isn't a type: its class is the code that the file has once.</summary>
    private const string Once = "HelixOnce";

    /// <summary>Makes the document from a specification without findings.</summary>
    public static JObject Make(SpecDocument document)
    {
        var json = Bundler.Bundle(document);
        var (operations, types) = (new OperationCode(document), new TypeCode(document));
        foreach (var operation in document.Operations)
            operations.AddTo((JObject)json["paths"]![operation.Path]![operation.Method]!, operation);
        var schemas = (JObject)json["components"]!["schemas"]!;
        foreach (var (name, schema) in document.Components("schemas"))
            types.AddTo((JObject)schemas[name.Text!]!, new NamedSchema(name.Text!, schema));
        json.Remove("x-eventsub-types");
        var resources = Resources(document);
        json["x-csharp-resources"] = resources;
        schemas[Once] = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject { ["once"] = new JObject { ["type"] = "string" } },
            ["x-csharp-once"] = new JObject
            {
                ["resources"] = new JArray(resources.Properties().Select(resource => resource.Name)),
                ["scopes"] = Scopes(document),
                ["eventsub_types"] = new JArray(document.EventSubTypes.Select(EventSubTypeCode.Of)),
            },
        };
        return json;
    }

    /// <summary>The documentation of each resource.</summary>
    private static JObject Resources(SpecDocument document) =>
        new((document.Root.Root["tags"]?.Items ?? []).Select(tag => new JProperty(tag["name"]?.Text ?? "", DocumentationText.Xml(tag["description"]?.Text))));

    /// <summary>The scopes of user tokens, in alphabetical order.</summary>
    private static JArray Scopes(SpecDocument document) => new((document.Root.Root.At("components", "securitySchemes", "user", "flows")?.Entries ?? [])
        .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).OrderBy(scope => scope.Key.Text, StringComparer.Ordinal)
        .Select(scope => new JObject
        {
            ["scope"] = scope.Key.Text,
            ["name"] = CSharpNames.Pascal(scope.Key.Text ?? ""),
            ["text"] = DocumentationText.Xml(scope.Value.Text),
        }));
}
