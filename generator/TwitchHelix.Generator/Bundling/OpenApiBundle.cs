using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Makes the OpenAPI document that is published: the bundle in a form that linters accept, and generators of any language understand.</summary>
public static class OpenApiBundle
{
    /// <summary>Bundles a document that passes the rules.</summary>
    public static JObject Bundle(SpecDocument document)
    {
        var json = Bundler.Bundle(document);
        StandardSchemas.Write(json);
        var operations = document.Operations.ToDictionary(operation => operation.Id);
        foreach (var operation in json["paths"]!.Children<JProperty>().SelectMany(path => path.Value.Children<JProperty>()).Select(method => method.Value))
        {
            ErrorResponses.Write((JObject)operation);
            TokenDescription.Write((JObject)operation, operations[(string)operation["operationId"]!]);
            NotificationCallback.Write((JObject)operation, document);
        }
        return json;
    }
}
