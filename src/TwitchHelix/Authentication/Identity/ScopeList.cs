using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads scopes in all forms that Twitch writes: a list, a text with blanks between the names, null. Empty names are left out.</summary>
internal static class ScopeList
{
    public static IReadOnlyList<string> Split(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null if there are none.</summary>
    public static IReadOnlyList<string>? Read(FieldReader json)
    {
        if (json.Token == JsonToken.Null)
            return null;
        List<string> scopes = [];
        if (json.Token != JsonToken.StartArray)
            Add(json, scopes);
        else
            while (json.Advance() != JsonToken.EndArray)
                Add(json, scopes);
        return scopes;
    }

    private static void Add(FieldReader json, List<string> scopes)
    {
        if (json.Token is not (JsonToken.Null or JsonToken.String))
            throw json.Unreadable("a scope");
        scopes.AddRange(Split(json.Text() ?? ""));
    }
}
