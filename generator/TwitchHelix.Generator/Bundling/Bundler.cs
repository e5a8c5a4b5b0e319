using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Bundling;

/// <summary>
/// Makes one OpenAPI document of all files. References point inside it, shared parameters are copied to where they are used, and every
/// operation has the error response. It says nothing about C#. <see cref="OpenApiBundle"/> is the form that is published.
/// </summary>
public static class Bundler
{
    /// <summary>Bundles a document that passes the rules on keys and references.</summary>
    public static JObject Bundle(SpecDocument document)
    {
        var root = (JObject)Convert(document.Root.Root);
        root.Remove("paths");
        root.Remove("components");
        root["x-eventsub-types"] = new JArray(document.EventSubTypes.Select(EventSubType));
        root["paths"] = Paths(document);
        root["components"] = new JObject
        {
            ["securitySchemes"] = Components(document, "securitySchemes", Convert),
            ["responses"] = Components(document, "responses", Convert),
            ["schemas"] = Components(document, "schemas", Schema),
        };
        return root;
    }

    private static JObject Paths(SpecDocument document)
    {
        var paths = new JObject();
        foreach (var operation in document.Operations)
        {
            if (paths[operation.Path] is not JObject path)
                paths[operation.Path] = path = [];
            path[operation.Method] = Operation(operation);
        }
        return paths;
    }

    private static JObject Operation(SpecOperation operation)
    {
        var json = (JObject)Convert(operation.Node);
        if (operation.Node["parameters"] is not null)
            json["parameters"] = new JArray(operation.Parameters.Select(Convert));
        if (json["responses"] is JObject responses)
            responses["default"] = new JObject { ["$ref"] = "#/components/responses/Error" };
        return json;
    }

    /// <summary>A type with its examples, each of them whole.</summary>
    internal static JObject EventSubType(SpecEventSubType type)
    {
        var json = (JObject)Convert(type.Node);
        var examples = type.Examples.Select(example => (JObject)Convert(example)).ToList();
        // Each but the first has only the fields that differ from the first.
        json["examples"] = new JArray(examples.Take(1).Concat(examples.Skip(1).Select(example => Replace(examples[0], example))));
        return json;
    }

    private static JObject Replace(JObject first, JObject fields)
    {
        var whole = (JObject)first.DeepClone();
        foreach (var field in fields)
            whole[field.Key] = field.Value;
        return whole;
    }

    /// <summary>The components of a kind by name: all, or the chosen ones.</summary>
    internal static JObject Components(SpecDocument document, string kind, Func<SpecNode, JToken> convert, Func<SpecNode, bool>? choose = null) =>
        new(document.Components(kind).Where(entry => choose?.Invoke(entry.Component) != false)
            .Select(entry => new JProperty(entry.Name.Text!, convert(entry.Component))));

    /// <summary>A schema without what is for C# alone.</summary>
    internal static JToken Schema(SpecNode schema)
    {
        var json = Convert(schema);
        if (schema["enum"] is not { } values)
            return json;
        // These are names in C#.
        ((JObject)json).Remove("x-enum-names");
        // Tools know this key as a list.
        if (schema["x-enum-descriptions"] is { } meanings)
            json["x-enum-descriptions"] = new JArray(values.Items.Select(value => meanings[value.Yaml.ToString()]?.Text ?? ""));
        return json;
    }

    internal static JToken Convert(SpecNode node) => node.Yaml switch
    {
        YamlMappingNode => new JObject(node.Entries.Select(entry => new JProperty(
            entry.Key.Text ?? "",
            entry.Key.Text == "$ref" && SpecReference.Parse(entry.Value) is { } reference ? reference.Bundled : Convert(entry.Value)))),
        YamlSequenceNode => new JArray(node.Items.Select(Convert)),
        _ => YamlScalars.ToJson((YamlScalarNode)node.Yaml),
    };
}
