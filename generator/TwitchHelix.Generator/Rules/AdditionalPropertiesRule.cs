using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An object that is sent says <c>additionalProperties: false</c>; one that is received does not, so that what Twitch adds
/// tomorrow is kept. So no object is both.
/// </summary>
public sealed class AdditionalPropertiesRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var sent = Reachable(document, operation => operation.BodyContent?["schema"]);
        var received = Reachable(document, operation => operation.ResponseContent?.Content["schema"]);
        foreach (var (name, schema) in document.Components("schemas").Where(entry => entry.Component["properties"] is not null))
        {
            var closed = schema["additionalProperties"]?.Text == "false";
            if (sent.Contains(schema) && received.Contains(schema))
                yield return new Finding(name.Location, RuleCodes.AdditionalProperties, $"{name.Text} is both sent and received; give bodies a schema of their own");
            else if (sent.Contains(schema) && !closed)
                yield return new Finding(name.Location, RuleCodes.AdditionalProperties, $"{name.Text} is sent: it needs 'additionalProperties: false'");
            else if (received.Contains(schema) && closed)
                yield return new Finding(name.Location, RuleCodes.AdditionalProperties, $"{name.Text} is received: 'additionalProperties: false' would lose what Twitch adds");
        }
    }

    private static HashSet<SpecNode> Reachable(SpecDocument document, Func<SpecOperation, SpecNode?> root) =>
        [.. document.Operations.Select(root).OfType<SpecNode>().SelectMany(schema => SpecSchemas.Reachable(document, schema))];
}
