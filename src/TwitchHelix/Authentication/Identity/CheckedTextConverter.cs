using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads a text that is null, empty, or of a certain form, and refuses any other value.</summary>
internal abstract class CheckedTextConverter(Func<string, bool> fits, string expected) : JsonConverter<string?>
{
    public override bool CanWrite => false;

    public override string? ReadJson(JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.TokenType == JsonToken.Null ? null
        : reader.TokenType == JsonToken.String && (string)reader.Value! is var text && (text.Length == 0 || fits(text)) ? text
        : throw LenientValueConverter.Unreadable(reader, expected);

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => throw new NotSupportedException();
}
