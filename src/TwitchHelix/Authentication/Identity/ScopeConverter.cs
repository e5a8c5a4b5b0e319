using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads scopes in all forms that Twitch writes: a list, a text with blanks between the names, null. Empty names are left out.</summary>
internal sealed class ScopeConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(IReadOnlyList<string>);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;
        List<string> scopes = [];
        if (reader.TokenType != JsonToken.StartArray)
            Add(reader, scopes);
        else
            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
                Add(reader, scopes);
        return scopes;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    public static IReadOnlyList<string> Split(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static void Add(JsonReader reader, List<string> scopes)
    {
        if (reader.TokenType == JsonToken.String)
            scopes.AddRange(Split((string)reader.Value!));
        else if (reader.TokenType is not (JsonToken.Null or JsonToken.Comment))
            throw LenientValueConverter.Unreadable(reader, "a scope");
    }
}
