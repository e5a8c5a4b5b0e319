using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>An object that Twitch sends.</summary>
public abstract class HelixObject
{
    private static readonly Dictionary<string, JToken> None = [];
    private Dictionary<string, JToken>? additionalProperties;

    private protected HelixObject()
    {
    }

    /// <summary>What Twitch sent that this version of the library doesn't know, by name. Empty if there is nothing.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JToken> AdditionalProperties => additionalProperties ?? None;

    /// <summary>Writes the object as Twitch sends it.</summary>
    /// <returns>The JSON, with the names that Twitch has, and with <see cref="AdditionalProperties"/>.</returns>
    public string ToJson() => HelixJson.WriteText(this);

    internal void KeepAdditional(string name, JToken value) => (additionalProperties ??= [])[name] = value;
}
