using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Describes a type of EventSub subscriptions for the template.</summary>
internal static class EventSubTypeCode
{
    /// <summary>The fields of the condition in the order of the factory's parameters: the required ones first.</summary>
    public static List<SpecNode> Fields(SpecEventSubType described) => [.. described.Condition.OrderBy(field => !field.IsTrue("required"))];

    public static JObject Of(SpecEventSubType described)
    {
        var type = described.Node;
        var fields = Fields(described);
        CodeReference? Parameter(string name) =>
            fields.Exists(field => field["name"]?.Text == name) ? new CodeReference(CSharpNames.Parameter(name).TrimStart('@'), IsParameter: true) : null;

        return new JObject
        {
            // NSwag takes an object with a "type" for a schema.
            ["event_type"] = type["type"]?.Text,
            ["version"] = type["version"]?.Text,
            ["name"] = type["name"]?.Text,
            ["event"] = described.Event?.Name,
            ["batched"] = described.IsBatched,
            ["needs"] = fields.Exists(field => field.IsTrue("required")),
            ["text"] = DocumentationText.Xml(type["summary"]?.Text, Parameter),
            ["beta"] = type.IsTrue("beta"),
            ["obsolete"] = type["deprecated"]?.Text is { } reason ? DocumentationText.Literal(reason, _ => null) : null,
            ["tokens"] = new JArray(described.Tokens.Select(token => token.Text)),
            ["acting_user"] = type["acting_user"]?.Text,
            ["acting_user_parameter"] = type["acting_user"]?.Text is { } actingUser ? CSharpNames.Parameter(actingUser) : null,
            ["scopes"] = new JArray(described.Scopes.Select(any => new JArray(any.Select(scope => scope.Text)))),
            ["app_scopes"] = new JArray(described.AppScopes.SelectMany(any => any).Select(scope => scope.Text)),
            ["older"] = OlderMethod.Json(Signatures.Of(described)),
            ["condition"] = new JArray(fields.Select(field => new JObject
            {
                ["field"] = field["name"]?.Text,
                ["parameter"] = CSharpNames.Parameter(field["name"]?.Text ?? "_"),
                ["text"] = DocumentationText.Xml(field["description"]?.Text, Parameter),
                ["required"] = field.IsTrue("required"),
            })),
        };
    }
}
