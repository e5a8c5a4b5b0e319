using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Reads and writes an open enum as its string.</summary>
internal abstract class EnumeratedStringConverter<T> : JsonConverter
    where T : struct, IEnumeratedString
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.TokenType switch
    {
        JsonToken.Null => null,
        JsonToken.String => Create((string)reader.Value!),
        JsonToken.Integer or JsonToken.Boolean => Create(Convert.ToString(reader.Value, System.Globalization.CultureInfo.InvariantCulture)!),
        _ => throw LenientValueConverter.Unreadable(reader, "a string"),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(((IEnumeratedString)value!).Value);

    protected abstract T Create(string value);
}
