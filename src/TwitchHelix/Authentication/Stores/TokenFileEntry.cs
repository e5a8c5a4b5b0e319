using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Stores;

/// <summary>Reads and writes the entries of a token file.</summary>
internal static class TokenFileEntry
{
    private static readonly HashSet<string> Names =
        ["user_id", "user_login", "client_id", "access_token", "refresh_token", "issued_at", "expires_at", "needs_consent", "version"];

    public static JObject Write(HelixToken token)
    {
        var entry = new JObject
        {
            ["user_id"] = token.UserId,
            ["user_login"] = token.UserLogin,
            ["client_id"] = token.ClientId,
            ["access_token"] = token.AccessToken,
            ["refresh_token"] = token.RefreshToken,
            ["issued_at"] = token.IssuedAt is { } start ? Timestamp.Write(start) : null,
            ["expires_at"] = token.ExpiresAt is { } end ? Timestamp.Write(end) : null,
            ["needs_consent"] = token.NeedsConsent,
            ["version"] = token.Version,
        };
        // Scopes that aren't known are left out. An empty list means no scopes.
        if (token.Scopes is { } scopes)
            entry["scopes"] = new JArray(scopes);
        return entry;
    }

    /// <summary>Reads the list of entries, by their users.</summary>
    /// <exception cref="InvalidDataException">It is no list, or an entry is damaged. The message quotes nothing of it.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static Dictionary<string, HelixToken> ReadAll(JsonReader reader)
    {
        if (reader.TokenType != JsonToken.StartArray)
            throw new InvalidDataException("it has no list of tokens");
        var tokens = new Dictionary<string, HelixToken>(StringComparer.Ordinal);
        while (reader.Next() != JsonToken.EndArray)
        {
            if (reader.TokenType != JsonToken.StartObject)
                throw new InvalidDataException("an entry is no JSON object");
            var token = Read(reader);
            tokens[token.UserId] = token;
        }
        return tokens;
    }

    /// <summary>Reads the next JSON token that isn't a comment.</summary>
    /// <exception cref="JsonException">The text ends, or is no JSON.</exception>
    public static JsonToken Next(this JsonReader reader)
    {
        do
        {
            if (!reader.Read())
                throw new JsonReaderException("The text ends too early.");
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private static HelixToken Read(JsonReader reader)
    {
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        IReadOnlyList<string>? scopes = null;
        while (reader.Next() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            reader.Next();
            if (name == "scopes")
                scopes = ReadScopes(reader);
            else if (Names.Contains(name))
                values[name] = reader.TokenType is JsonToken.String or JsonToken.Boolean or JsonToken.Null ? reader.Value : throw Wrong(name);
            else
                reader.Skip();
        }
        // The texts of the tokens are checked before they are sent: a bad one costs its own user alone.
        return HelixToken.Unchecked(
            Required(values, "user_id"),
            Required(values, "access_token"),
            Optional<string>(values, "refresh_token"),
            Optional<string>(values, "user_login") ?? "",
            Optional<string>(values, "client_id"),
            scopes,
            Time(values, "issued_at"),
            Time(values, "expires_at"),
            Optional<object>(values, "needs_consent") switch { null => false, bool flag => flag, _ => throw Wrong("needs_consent") },
            Required(values, "version"));
    }

    private static List<string>? ReadScopes(JsonReader reader)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;
        if (reader.TokenType != JsonToken.StartArray)
            throw Wrong("scopes");
        List<string> scopes = [];
        while (reader.Next() != JsonToken.EndArray)
            scopes.Add(reader.TokenType == JsonToken.String ? (string)reader.Value! : throw Wrong("scopes"));
        return scopes;
    }

    private static DateTimeOffset? Time(Dictionary<string, object?> values, string name) =>
        Optional<string>(values, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Wrong(name);

    private static string Required(Dictionary<string, object?> values, string name) =>
        Optional<string>(values, name) is { Length: > 0 } text ? text : throw Wrong(name);

    private static T? Optional<T>(Dictionary<string, object?> values, string name)
        where T : class => !values.TryGetValue(name, out var value) || value is null ? null : value as T ?? throw Wrong(name);

    private static InvalidDataException Wrong(string name) => new($"an entry has no usable '{name}'");
}
