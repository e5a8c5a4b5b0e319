using Newtonsoft.Json;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads a token, and refuses a text that can't be sent as one.</summary>
internal sealed class TokenTextConverter : JsonConverter<string?>
{
    public override bool CanWrite => false;

    public override string? ReadJson(JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        "" => "",
        string text when AccessTokenFormat.Fits(text) => text,
        _ => throw LenientValueConverter.Unreadable(reader, "a token"),
    };

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => throw new NotSupportedException();
}
