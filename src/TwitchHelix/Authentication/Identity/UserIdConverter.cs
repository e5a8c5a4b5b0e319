using Newtonsoft.Json;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads the ID of a user, which has digits only; an empty one is none.</summary>
internal sealed class UserIdConverter : JsonConverter<string?>
{
    public override bool CanWrite => false;

    public override string? ReadJson(JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => null,
        "" => "",
        string text when UserIdFormat.Fits(text) => text,
        _ => throw LenientValueConverter.Unreadable(reader, "a user's ID"),
    };

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => throw new NotSupportedException();
}
