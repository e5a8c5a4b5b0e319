using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Writes objects of JSON field by field.</summary>
internal sealed class FieldWriter(JsonWriter writer)
{
    private KeptFields? kept;
    private HashSet<string>? merged;
    private KeptJson? rest;

    /// <summary>Writes an object with its <see cref="HelixObject.AdditionalProperties"/>.</summary>
    public void Write(IJsonFields? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }
        var outer = (kept, merged);
        (kept, merged, rest) = ((value as HelixObject)?.Kept, null, null);
        writer.WriteStartObject();
        value.WriteFields(this);
        foreach (var entry in kept?.All ?? [])
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
        if (kept?.Find(name) is not null)
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
        if (BeginsMerged(name, kept => kept.IsList))
            List(list, item);
    }

    public void List<T>(IReadOnlyList<T>? list, Action<FieldWriter, T> item)
    {
        var unread = TakeRest(static kept => kept.IsList);
        if (list is null && unread is null)
        {
            writer.WriteNull();
            return;
        }
        writer.WriteStartArray();
        foreach (var each in list ?? [])
            item(this, each);
        foreach (var each in unread?.Items ?? [])
            each.WriteTo(writer);
        writer.WriteEndArray();
    }

    /// <summary>Writes the map of a field, with the values that couldn't be read.</summary>
    public void Map<T>(string name, IReadOnlyDictionary<string, T>? map, Action<FieldWriter, T> value)
    {
        if (BeginsMerged(name, kept => kept.IsMap))
            Map(map, value);
    }

    public void Map<T>(IReadOnlyDictionary<string, T>? map, Action<FieldWriter, T> value)
    {
        var unread = TakeRest(static kept => kept.IsMap)?.Fields();
        if (map is null && unread is null)
        {
            writer.WriteNull();
            return;
        }
        writer.WriteStartObject();
        foreach (var entry in map ?? new Dictionary<string, T>())
        {
            writer.WritePropertyName(entry.Key);
            if (unread?.TryGetValue(entry.Key, out rest) == true)
                unread.Remove(entry.Key);
            value(this, entry.Value);
            // Neither a text nor an object takes it: its key came twice.
            rest = null;
        }
        foreach (var entry in unread ?? [])
        {
            writer.WritePropertyName(entry.Key);
            entry.Value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    /// <summary>Begins a field with many values. False if what is kept for it is no part of them.</summary>
    private bool BeginsMerged(string name, Func<KeptJson, bool> isPart)
    {
        if (kept?.Find(name) is { } unread)
        {
            if (!isPart(unread))
                return false;
            rest = unread;
            (merged ??= []).Add(name);
        }
        writer.WritePropertyName(name);
        return true;
    }

    /// <summary>Gets what couldn't be read of the list or map that is written next. Null for nothing, and for what is no part of it.</summary>
    private KeptJson? TakeRest(Func<KeptJson, bool> isPart)
    {
        var unread = rest;
        rest = null;
        return unread is not null && isPart(unread) ? unread : null;
    }
}
