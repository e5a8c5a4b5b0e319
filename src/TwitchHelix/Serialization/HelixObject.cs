using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>An object that Twitch sends.</summary>
[JsonConverter(typeof(FieldsConverter))]
public abstract class HelixObject
{
    private static readonly IReadOnlyDictionary<string, JToken> None = new Dictionary<string, JToken>();

    private protected HelixObject()
    {
    }

    /// <summary>
    /// The fields that this version of the library doesn't know, and values of another type than that of their property, by name. Empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, JToken> AdditionalProperties => Kept?.Trees ?? None;

    internal KeptFields? Kept { get; private set; }

    /// <summary>Returns the object as Twitch's JSON.</summary>
    /// <returns>The JSON with Twitch's names and <see cref="AdditionalProperties"/>.</returns>
    public string ToJson() => HelixJson.WriteText((IJsonFields)this);

    /// <summary>Returns a short line for logs and debuggers: the type, and a name, a title or an ID. It never has a secret.</summary>
    /// <returns>As in <c>LiveStream { UserName = Harborlight, Title = Sunrise }</c>. Its form can change in any version.</returns>
    public override string ToString() => ObjectSummary.Of(this);

    /// <summary>Adds what <see cref="ToString"/> shows.</summary>
    internal virtual void Show(ObjectSummary summary)
    {
    }

    internal void Keep(string name, KeptJson value) => (Kept ??= new()).Keep(name, value);
}
