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

    /// <summary>The fields that this version of the library doesn't know, by name. Empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JToken> AdditionalProperties => additionalProperties ?? None;

    /// <summary>Returns the object as Twitch's JSON.</summary>
    /// <returns>The JSON with Twitch's names and <see cref="AdditionalProperties"/>.</returns>
    public string ToJson() => HelixJson.WriteText(this);

    internal void KeepAdditional(string name, JToken value) => (additionalProperties ??= [])[name] = value;
}
