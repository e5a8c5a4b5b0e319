using System.Collections;
using System.Globalization;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Reads a map; a list that stands where a map should be is a map with the indexes as keys, <c>""</c> and null are none.</summary>
internal sealed class MapConverter : JsonConverter
{
    public static readonly MapConverter Instance = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null || reader.Value is "")
            return null;
        var types = objectType.GetGenericArguments();
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
        if (reader.TokenType != JsonToken.StartArray)
        {
            serializer.Populate(reader, map);
            return map;
        }
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            map.Add(map.Count.ToString(CultureInfo.InvariantCulture), serializer.Deserialize(reader, types[1]));
        return map;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
