using System.Collections;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads a list. A single item becomes a list of one, <c>""</c> and null an empty list. Null items are omitted.
/// </summary>
internal sealed class ListConverter : JsonConverter
{
    public static readonly ListConverter Instance = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null || reader.Value is "")
            return null;
        var item = objectType.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (reader.TokenType != JsonToken.StartArray)
        {
            Add(list, serializer.Deserialize(reader, item));
            return list;
        }
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            if (reader.TokenType != JsonToken.Comment)
                Add(list, serializer.Deserialize(reader, item));
        return reader.TokenType == JsonToken.EndArray ? list : throw LenientValueConverter.Unreadable(reader, "a whole list");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static void Add(IList list, object? item)
    {
        if (item is not null)
            list.Add(item);
    }
}
