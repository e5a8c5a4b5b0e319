using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Adds the code of a schema's class or enum.</summary>
internal sealed class TypeCode(SpecDocument document)
{
    private readonly Documentation documentation = new(document);
    private readonly JsonCode code = new(document);
    private readonly SummaryCode summaries = new(document);

    private readonly ILookup<SpecNode, SpecOperation> operationsByResponse =
        document.Operations.Where(operation => operation.Response is not null).ToLookup(operation => operation.Response!.Value);

    private readonly HashSet<SpecNode> events = [.. SpecSchemas.Events(document)];

    public void AddTo(JObject json, NamedSchema type)
    {
        var schema = type.Schema;
        foreach (var (name, property) in SpecSchemas.Properties(schema))
        {
            var target = (JObject)json["properties"]![name.Text!]!;
            // Keys beside a reference are ignored.
            if (property["$ref"] is not null)
                target.Replace(target = new JObject
                {
                    ["description"] = document.Follow(property)["description"]?.Text,
                    ["allOf"] = new JArray(target),
                });
            target["x-csharp-name"] = CSharpNames.Pascal(name.Text!);
            target["x-csharp-kind"] = JsonCode.Kind(document.Follow(property));
            target["x-csharp-read"] = code.Read(property);
            target["x-csharp-item"] = code.WriteItem(property);
        }
        if (SpecSchemas.Properties(schema).ToList() is [var (only, text)] && JsonCode.Kind(document.Follow(text)) == "string")
            json["x-csharp-only-text"] = only.Text;
        var answeredBy = operationsByResponse[schema].FirstOrDefault();
        if (schema["properties"] is not null && schema["additionalProperties"] is null)
        {
            json["x-csharp-base"] = events.Contains(schema) ? "EventSubEvent" : answeredBy is null ? "HelixObject" : "HelixResponse";
            if (summaries.Of(schema, isAnswer: answeredBy is not null) is { } summary)
                json["x-csharp-summary"] = summary;
        }
        if (answeredBy?.Node["x-paginated"]?.Text is { } items)
        {
            json["x-csharp-page-items"] = CSharpNames.Member(items);
            json["x-csharp-page-item"] = CSharpNames.ItemType(answeredBy, items);
        }
        if (schema["enum"] is { } values)
            json["x-enumNames"] = new JArray(values.Items.Select(value => CSharpNames.EnumMember(schema, value.Yaml.ToString())));
        documentation.AddTo(json, type);
    }
}
