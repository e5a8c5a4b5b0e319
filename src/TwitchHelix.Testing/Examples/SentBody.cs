using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>What was sent in a body, as far as the answer has it, too.</summary>
internal static class SentBody
{
    /// <summary>The properties that were sent, or that have a default, by the path of the same in the answer.</summary>
    public static IEnumerable<(string Path, JToken Value)> Properties(JObject body, DescribedSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
            if (property.AnsweredAs != "none" && (body[name] ?? property.Default) is { } value)
                yield return (property.AnsweredAs ?? name, value);
    }

    /// <summary>
    /// A value in the form that the answer has for it. Objects have what was sent and what Twitch always sends, which is the example's.
    /// Null if the answer can't have it.
    /// </summary>
    public static JToken? Fit(JToken value, DescribedSchema schema, JToken? example) => value switch
    {
        JObject sent when schema.Values is { } each => new JObject(
            from property in sent.Properties()
            let fit = Fit(property.Value, each, (example as JObject)?[property.Name] ?? example?.First?.First)
            where fit is not null
            select new JProperty(property.Name, fit)),
        JObject sent when schema.Properties.Count > 0 => new JObject(
            from property in schema.Properties
            let shown = example is JObject known ? known[property.Key] : null
            let fit = sent[property.Key] is { } given ? Fit(given, property.Value, shown) : schema.Required.Contains(property.Key) ? shown : null
            where fit is not null
            select new JProperty(property.Key, fit)),
        JArray sent when schema.Items is { } each => new JArray(sent.Select(item => Fit(item, each, null)).OfType<JToken>()),
        JValue sent => schema.Accepts(sent) ? sent : null,
        _ => null,
    };
}
