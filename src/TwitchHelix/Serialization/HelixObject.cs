using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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

    internal void KeepAdditional(string name, JToken value) => (additionalProperties ??= [])[name] = value;
}
