#if NET
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitchHelix;

/// <summary>Lets <c>System.Text.Json.JsonSerializer</c> read and write an open enum as its string.</summary>
/// <typeparam name="T">The open enum.</typeparam>
public sealed class EnumeratedStringJsonConverter<T> : JsonConverter<T>
    where T : struct, IEnumeratedString, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : Parse(ref reader);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    private static T Parse(ref Utf8JsonReader reader) => T.Parse(reader.GetString()!, provider: null);
}
#endif
