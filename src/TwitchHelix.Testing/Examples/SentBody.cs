using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>The values of a request's body that the answer repeats.</summary>
internal static class SentBody
{
    /// <summary>Returns the properties that were sent or have a default, by their path in the answer.</summary>
    public static IEnumerable<(string Path, JToken Value)> Properties(JObject body, DescribedSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
            if (property.AnsweredAs != "none" && (body[name] ?? property.Default) is { } value)
                yield return (property.AnsweredAs ?? name, value);
    }

    /// <summary>
    /// Converts a value to the answer's schema. An object has the sent properties and, from the example, those that Twitch always sends.
    /// Null if the value doesn't match the schema.
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
