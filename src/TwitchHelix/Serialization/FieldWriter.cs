using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>Writes objects of JSON field by field.</summary>
internal sealed class FieldWriter(JsonWriter writer)
{
    private IReadOnlyDictionary<string, JToken> kept = HelixObject.None;
    private HashSet<string>? merged;

    /// <summary>Writes an object with its <see cref="HelixObject.AdditionalProperties"/>.</summary>
    public void Write(IJsonFields? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }
        var outer = (kept, merged);
        (kept, merged) = ((value as HelixObject)?.AdditionalProperties ?? HelixObject.None, null);
        writer.WriteStartObject();
        value.WriteFields(this);
        foreach (var entry in kept)
        {
            if (merged?.Contains(entry.Key) == true)
                continue;
            writer.WritePropertyName(entry.Key);
            entry.Value.WriteTo(writer);
        }
        writer.WriteEndObject();
        (kept, merged) = outer;
    }

    /// <summary>Begins a field with one value. False if a value that couldn't be read is kept for it.</summary>
    public bool Begins(string name)
    {
        if (kept.Count > 0 && kept.ContainsKey(name))
            return false;
        writer.WritePropertyName(name);
        return true;
    }

    public void Write(string? value) => writer.WriteValue(value);

    public void Write(bool? value) => writer.WriteValue(value);

    public void Write(long? value) => writer.WriteValue(value);

    public void Write(double? value) => writer.WriteValue(value);

    public void Write(DateTimeOffset? value) => writer.WriteValue(value is { } time ? Timestamp.Write(time) : null);

    /// <summary>Writes a time that Twitch sends as <c>""</c> if there is none.</summary>
    public void WriteOrEmpty(DateTimeOffset? value) => writer.WriteValue(value is { } time ? Timestamp.Write(time) : "");

    /// <summary>Creates the exception for a required property that isn't set. C# before version 11 compiles that.</summary>
    public static ArgumentException Missing(string type, string property) => new($"{type}.{property} must be set.", property);

    /// <summary>Writes the list of a field, with the items that couldn't be read.</summary>
    public void List<T>(string name, IReadOnlyList<T>? list, Action<FieldWriter, T> item)
    {
        kept.TryGetValue(name, out var rest);
        if (rest is null or JArray)
        {
            writer.WritePropertyName(name);
            List(list, item, rest);
            if (rest is not null)
                (merged ??= []).Add(name);
        }
    }

    public void List<T>(IReadOnlyList<T>? list, Action<FieldWriter, T> item, JToken? rest = null)
    {
        if (list is null && rest is null)
        {
            writer.WriteNull();
            return;
        }
        writer.WriteStartArray();
        foreach (var each in list ?? [])
            item(this, each);
        if (rest is not null)
            foreach (var each in rest)
                each.WriteTo(writer);
        writer.WriteEndArray();
    }

    /// <summary>Writes the map of a field, with the values that couldn't be read.</summary>
    public void Map<T>(string name, IReadOnlyDictionary<string, T>? map, Action<FieldWriter, T> value)
    {
        kept.TryGetValue(name, out var rest);
        if (rest is not (null or JObject))
            return;
        writer.WritePropertyName(name);
        if (rest is null)
        {
            Map(map, value);
            return;
        }
        using var whole = new JTokenWriter();
        new FieldWriter(whole).Map(map ?? new Dictionary<string, T>(), value);
        ((JObject)whole.Token!).Merge(rest);
        whole.Token.WriteTo(writer);
        (merged ??= []).Add(name);
    }

    public void Map<T>(IReadOnlyDictionary<string, T>? map, Action<FieldWriter, T> value)
    {
        if (map is null)
        {
            writer.WriteNull();
            return;
        }
        writer.WriteStartObject();
        foreach (var entry in map)
        {
            writer.WritePropertyName(entry.Key);
            value(this, entry.Value);
        }
        writer.WriteEndObject();
    }
}
