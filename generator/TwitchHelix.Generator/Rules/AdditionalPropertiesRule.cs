using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An object in a request has <c>additionalProperties: false</c>. An object in a response or an event doesn't, so that properties which Twitch adds later
/// are kept. No object is used in both.
/// </summary>
public sealed class AdditionalPropertiesRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var sent = Reachable(document, operation => operation.BodyContent?["schema"]);
        var received = Reachable(document, operation => operation.ResponseContent?.Content["schema"]);
        received.UnionWith(SpecSchemas.Events(document).SelectMany(schema => SpecSchemas.Reachable(document, schema)));
        foreach (var (name, schema) in document.Components("schemas").Where(entry => entry.Component["properties"] is not null))
        {
            var closed = schema["additionalProperties"]?.Text == "false";
            if (sent.Contains(schema) && received.Contains(schema))
                yield return Wrong(name.Location, $"{name.Text} is used in a request and in a response or event; give the request its own schema");
            else if (sent.Contains(schema) && !closed)
                yield return Wrong(name.Location, $"{name.Text} is used in a request, so it needs 'additionalProperties: false'");
            else if (received.Contains(schema) && closed)
                yield return Wrong(name.Location, $"{name.Text} is received: 'additionalProperties: false' would drop properties that Twitch adds");
        }
    }

    private static HashSet<SpecNode> Reachable(SpecDocument document, Func<SpecOperation, SpecNode?> root) =>
        [.. document.Operations.Select(root).OfType<SpecNode>().SelectMany(schema => SpecSchemas.Reachable(document, schema))];

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.AdditionalProperties, message);
}
