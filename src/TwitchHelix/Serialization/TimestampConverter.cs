using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Reads a time in any of Twitch's formats; <c>""</c>, 0 and null are absent.</summary>
internal sealed class TimestampConverter : JsonConverter
{
    public static readonly TimestampConverter Instance = new();

    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.Null:
            case JsonToken.Integer when reader.Value is 0L:
            case JsonToken.String when reader.Value is "" or "0":
                return null;
            case JsonToken.Integer when reader.Value is long seconds && UnixTime.TryRead(seconds, out var time):
                return time;
            case JsonToken.String when Timestamp.TryRead((string)reader.Value!, out var time):
                return time;
            default:
                throw LenientValueConverter.Unreadable(reader, "a point in time");
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is DateTimeOffset time ? Timestamp.Write(time) : (string?)value);
}
