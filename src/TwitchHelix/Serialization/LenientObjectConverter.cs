using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads an object as a property's value. A bare string instead of an object of one string (a cursor for a pagination) becomes that string; <c>""</c>, an
/// empty list and null become null; a list of one becomes its item.
/// </summary>
internal sealed class LenientObjectConverter : JsonConverter
{
    public static readonly LenientObjectConverter Instance = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.Null:
            case JsonToken.String when reader.Value is "":
                return null;
            case JsonToken.StartArray:
                return OnlyItem(reader, objectType, serializer);
            case JsonToken.String when serializer.ContractResolver.ResolveContract(objectType) is JsonObjectContract contract
                && OnlyString(contract) is { } property:
                var target = contract.DefaultCreator!();
                property.ValueProvider!.SetValue(target, reader.Value);
                return target;
            default:
                return serializer.Deserialize(reader, objectType);
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static object? OnlyItem(JsonReader reader, Type objectType, JsonSerializer serializer)
    {
        object? item = null;
        for (var count = 0; reader.Read() && reader.TokenType != JsonToken.EndArray; count++)
        {
            if (count > 0)
                throw LenientValueConverter.Unreadable(reader, "one object");
            item = serializer.Deserialize(reader, objectType);
        }
        return item;
    }

    // A property with several names counts once.
    private static JsonProperty? OnlyString(JsonObjectContract contract) =>
        contract.Properties.Where(property => !property.Ignored).GroupBy(property => property.UnderlyingName).ToList() is [var only]
            && only.First() is { PropertyType: var type } property && type == typeof(string) ? property : null;
}
