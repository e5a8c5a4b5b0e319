using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Examples;

/// <summary>Sets properties of items, and keeps ID, login and name of a user or category consistent, also within URLs.</summary>
internal sealed class ItemWriter(IReadOnlyList<NamedGroup> groups, string? identity, Names names)
{
    public void Set(JObject item, string path, JToken value)
    {
        var last = path.LastIndexOf('.');
        if ((last < 0 ? item : item.SelectToken(path[..last])) is not JObject target)
            return;
        var name = path[(last + 1)..];
        if (target != item || value is not JValue { Value: string { Length: > 0 } text })
            target[name] = value;
        else if (groups.FirstOrDefault(group => group.Has(name)) is { } group)
            Name(item, group, name == group.Id ? names.Of(group).ById(text) : names.Of(group).ByKey(text));
        else
            Replace(item, name, name == identity ? (string?)item[name] : null, text);
    }

    public static void Name(JObject item, NamedGroup group, Named named)
    {
        Rename(group.Id, named.Id);
        Rename(group.Key, named.Key);
        Rename(group.Name, named.Name);

        void Rename(string? property, string to)
        {
            if (property is not null && item[property] is JValue { Value: string from } && from != to)
                Replace(item, property, from, to);
        }
    }

    /// <summary>Replaces a value, also within the item's URLs.</summary>
    /// <param name="item">The item.</param>
    /// <param name="property">The property.</param>
    /// <param name="from">The old value in URLs. Null or empty to leave the URLs.</param>
    /// <param name="to">The new value.</param>
    public static void Replace(JObject item, string property, string? from, string to)
    {
        if (!string.IsNullOrEmpty(from))
            foreach (var other in item.Properties())
                if (other.Value is JValue { Value: string address } && address.StartsWith("https://", StringComparison.Ordinal))
                    other.Value = address.Replace(from, to, StringComparison.Ordinal);
        item[property] = to;
    }
}
