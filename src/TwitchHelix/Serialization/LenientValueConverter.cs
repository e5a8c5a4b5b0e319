using System.Globalization;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Reads numbers and booleans, with or without quotes; <c>""</c> and null are absent.</summary>
internal sealed class LenientValueConverter : JsonConverter
{
    public static readonly LenientValueConverter Instance = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null || reader.Value is "")
            return null;
        var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
        if (reader.Value is { } value && (type == typeof(bool) ? Boolean(value) : Number(value, type)) is { } read)
            return read;
        throw Unreadable(reader, type == typeof(bool) ? "true or false" : $"a number of type {type.Name}");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    internal static JsonSerializationException Unreadable(JsonReader reader, string wanted)
    {
        var line = reader as IJsonLineInfo;
        return new JsonSerializationException(
            $"'{reader.Path}' is not {wanted} but {reader.TokenType} {reader.Value}".TrimEnd() + $", line {line?.LineNumber}, position {line?.LinePosition}.",
            reader.Path, line?.LineNumber ?? 0, line?.LinePosition ?? 0, innerException: null);
    }

    private static object? Boolean(object value) => value switch
    {
        bool boolean => boolean,
        0L or "0" => false,
        1L or "1" => true,
        string text when bool.TryParse(text, out var boolean) => boolean,
        _ => null,
    };

    private static object? Number(object value, Type type)
    {
        if (value is string text)
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                : text;
        if (type == typeof(double))
            return value is double or long ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
        if (value is double fraction && Math.Floor(fraction) == fraction && Math.Abs(fraction) < 1L << 53)
            value = (long)fraction;
        return value switch
        {
            long whole when type == typeof(long) => whole,
            long and >= int.MinValue and <= int.MaxValue and var whole when type == typeof(int) => (int)whole,
            _ => null,
        };
    }
}
