using System.Text;
using System.Text.Json;

namespace TwitchHelix.Testing.EventSub.Messages;

/// <summary>The JSON of an event, whose texts at the top can be read and replaced without parsing the whole into objects.</summary>
internal sealed class EventJson
{
    private readonly byte[] json;
    private readonly Dictionary<string, (int Start, int Length, string? Text)> fields = new(StringComparer.Ordinal);

    public EventJson(byte[] json)
    {
        this.json = json;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Watched(ref reader);
            reader.Read();
            if (name is not null)
            {
                var start = (int)reader.TokenStartIndex;
                var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
                fields[name] = (start, (int)reader.BytesConsumed - start, text);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The JSON in UTF-8. Don't modify it.</summary>
    public byte[] Bytes => json;

    /// <summary>Whether the event has this field, which is one of those of <see cref="ConditionField"/>.</summary>
    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>Returns the text of a field. Null if it is missing or empty.</summary>
    public string? Text(string name) => fields.TryGetValue(name, out var field) && field.Text is { Length: > 0 } text ? text : null;

    /// <summary>Returns the JSON with other texts in some of the fields. Missing ones are added.</summary>
    public byte[] With(IReadOnlyCollection<KeyValuePair<string, string>> texts)
    {
        var written = new MemoryStream(json.Length + (texts.Count * 48));
        var at = 1;
        written.WriteByte((byte)'{');
        var isEmpty = json.AsSpan(1).TrimStart(" \t\r\n"u8) is [(byte)'}', ..];
        foreach (var (name, text) in texts.Where(text => !fields.ContainsKey(text.Key)))
        {
            written.Write(Encoding.UTF8.GetBytes($"\"{name}\":{JsonSerializer.Serialize(text)}{(isEmpty ? "" : ",")}"));
            isEmpty = false;
        }
        var replaced = texts.Where(text => fields.ContainsKey(text.Key)).Select(text => (Field: fields[text.Key], text.Value));
        foreach (var (field, text) in replaced.OrderBy(each => each.Field.Start))
        {
            written.Write(json, at, field.Start - at);
            written.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)));
            at = field.Start + field.Length;
        }
        written.Write(json, at, json.Length - at);
        return written.ToArray();
    }

    private static string? Watched(ref Utf8JsonReader reader)
    {
        foreach (var field in ConditionField.All)
        {
            foreach (var id in field.Ids)
                if (reader.ValueTextEquals(id))
                    return id;
            if (reader.ValueTextEquals(field.Login))
                return field.Login;
            if (reader.ValueTextEquals(field.DisplayName))
                return field.DisplayName;
        }
        return null;
    }
}
