using System.Collections;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Reads a list; one item that stands where a list should be is a list of one, <c>""</c> and null are none.</summary>
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
        if (reader.TokenType == JsonToken.StartArray)
            serializer.Populate(reader, list);
        else
            list.Add(serializer.Deserialize(reader, item));
        return list;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
