using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>The fields of an object that no property holds.</summary>
internal sealed class KeptFields
{
    private readonly Dictionary<string, KeptJson> fields = [];
    private Dictionary<string, JToken>? trees;

    public IEnumerable<KeyValuePair<string, KeptJson>> All => fields;

    /// <summary>The fields as trees.</summary>
    public IReadOnlyDictionary<string, JToken> Trees => trees
        ?? Interlocked.CompareExchange(ref trees, fields.ToDictionary(each => each.Key, each => each.Value.Tree), null) ?? trees;

    public void Keep(string name, KeptJson value) => (fields[name], trees) = (value, null);

    /// <summary>Gets the value of a field and forgets it. Null if there is none.</summary>
    public KeptJson? Take(string name)
    {
        var value = Find(name);
        fields.Remove(name);
        trees = null;
        return value;
    }

    public KeptJson? Find(string name) => fields.TryGetValue(name, out var value) ? value : null;
}
