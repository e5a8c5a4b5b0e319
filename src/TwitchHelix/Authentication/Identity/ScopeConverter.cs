using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads scopes in all forms that Twitch writes: a list, a text with spaces between, nothing; an empty name is none.</summary>
internal sealed class ScopeConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(IReadOnlyList<string>);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => JToken.ReadFrom(reader) switch
    {
        { Type: JTokenType.Null } => null,
        JArray list => list.SelectMany(item => Split((string?)item ?? "")).ToList(),
        var text => Split((string?)text ?? ""),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    public static IReadOnlyList<string> Split(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
