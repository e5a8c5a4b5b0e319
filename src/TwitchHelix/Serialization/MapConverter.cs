using System.Collections;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads a map. A list becomes a map with the indexes as keys, or its item if that is the map itself; <c>""</c> and null become an empty map.
/// </summary>
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
        foreach (var item in JArray.Load(reader))
            if (Depth(item) == Depth(objectType))
                serializer.Populate(item.CreateReader(), map);
            else if (map.Count.ToString(CultureInfo.InvariantCulture) is var index && !map.Contains(index))
                map.Add(index, item.ToObject(types[1], serializer));
            else
                throw LenientValueConverter.Unreadable(reader, "a map, or a list of its values");
        return map;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static int Depth(JToken token) => token is JObject map ? 1 + map.Properties().Select(property => Depth(property.Value)).DefaultIfEmpty().Max() : 0;

    // Unknown for a map of objects: -1.
    private static int Depth(Type type) => type == typeof(string) ? 0
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            && Depth(type.GetGenericArguments()[1]) is >= 0 and var inner ? 1 + inner
        : -1;
}
