using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// The content of a token file: <c>{"format": 2, "tokens": […]}</c>, or <c>{"format": 2, "protected": "…"}</c> with those tokens encrypted.
/// An older version of the library would lose a newer one's properties, so each new property is a new format. Format 1 has no <c>client_id</c>.
/// </summary>
internal sealed class TokenFileFormat(string path, IDataProtector? protector, bool migrateUnprotected)
{
    private const long Newest = 2;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="content">The content.</param>
    /// <param name="isToBeProtected">Whether the content is plain, and has to be written again to be protected.</param>
    /// <exception cref="InvalidDataException">The content is damaged. The message quotes nothing of it.</exception>
    /// <exception cref="HelixException">The content is intact, but this store can't use it.</exception>
    public Dictionary<string, HelixToken> Read(byte[] content, out bool isToBeProtected)
    {
        var root = Parse(content) as JObject ?? throw new InvalidDataException("it is no JSON object");
        if (root["format"] is not JValue { Value: long and > 0 and var format })
            throw new InvalidDataException("it does not say its format");
        if (format > Newest)
            throw new HelixException(
                $"The token file '{path}' was written by a newer version of this library (format {format}; this version knows {Newest}). "
                + "Update the library, or name another file.");
        var payload = root["protected"];
        var listed = (payload is null ? root["tokens"] : Parse(Unprotect(payload))) as JArray ?? throw new InvalidDataException("it has no list of tokens");
        isToBeProtected = payload is null && protector is not null;
        if (isToBeProtected && !migrateUnprotected)
            throw new HelixException(
                $"The token file '{path}' isn't protected, and this store takes only a protected one: anybody could have written the file. "
                + "If it is your own from before, set migrateUnprotected to true once, and the store protects it.");
        var tokens = new Dictionary<string, HelixToken>(StringComparer.Ordinal);
        foreach (var entry in listed)
        {
            var token = ReadToken(entry as JObject ?? throw new InvalidDataException("an entry is no JSON object"));
            tokens[token.UserId] = token;
        }
        return tokens;
    }

    /// <exception cref="HelixException">The content can't be protected, or a text isn't valid Unicode.</exception>
    public byte[] Write(IEnumerable<HelixToken> tokens)
    {
        var listed = new JArray(tokens.Select(WriteToken));
        var root = new JObject { ["format"] = Newest };
        try
        {
            if (protector is null)
                root["tokens"] = listed;
            else
                root["protected"] = Convert.ToBase64String(Protect(Utf8.GetBytes(listed.ToString(Formatting.None))));
            return Utf8.GetBytes(root.ToString(Formatting.Indented) + "\n");
        }
        // Not kept: it quotes the text.
        catch (EncoderFallbackException)
        {
            throw new HelixException($"The token file '{path}' can't hold the token: its user ID, login or another text isn't valid Unicode.");
        }
    }

    private static JObject WriteToken(HelixToken token)
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

    // The texts of the tokens are checked before they are sent: a bad one costs its own user alone.
    private static HelixToken ReadToken(JObject entry) => HelixToken.Unchecked(
        Required(entry, "user_id"),
        Required(entry, "access_token"),
        Optional<string>(entry, "refresh_token"),
        Optional<string>(entry, "user_login") ?? "",
        Optional<string>(entry, "client_id"),
        ReadScopes(entry),
        ReadTime(entry, "issued_at"),
        ReadTime(entry, "expires_at"),
        Optional<object>(entry, "needs_consent") switch { null => false, bool flag => flag, _ => throw Wrong("needs_consent") },
        Required(entry, "version"));

    private static string[]? ReadScopes(JObject entry) => entry["scopes"] switch
    {
        null or JValue { Value: null } => null,
        JArray scopes => [.. scopes.Select(scope => scope is JValue { Value: string text } ? text : throw Wrong("scopes"))],
        _ => throw Wrong("scopes"),
    };

    private static DateTimeOffset? ReadTime(JObject entry, string name) =>
        Optional<string>(entry, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Wrong(name);

    private static string Required(JObject entry, string name) => Optional<string>(entry, name) is { Length: > 0 } text ? text : throw Wrong(name);

    private static T? Optional<T>(JObject entry, string name)
        where T : class => entry[name] switch
        {
            null or JValue { Value: null } => null,
            JValue { Value: T value } => value,
            _ => throw Wrong(name),
        };

    private static InvalidDataException Wrong(string name) => new($"an entry has no usable '{name}'");

    // The messages of the parser may quote secrets, and are not passed on.
    private static JToken Parse(byte[] content)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(content), Utf8)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var root = JToken.Load(reader);
            // Throws if there is text after the document.
            reader.Read();
            return root;
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"it is no whole JSON document, as seen at line {reader.LineNumber}, position {reader.LinePosition}");
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("it is no UTF-8");
        }
    }

    private byte[] Unprotect(JToken payload)
    {
        if (protector is null)
            throw new HelixException(
                $"The token file '{path}' is protected by ASP.NET Core Data Protection, and this store was made without it. "
                + "Give the FileTokenStore the IDataProtectionProvider that the file was written with.");
        if (payload is not JValue { Value: string text })
            throw new InvalidDataException("its protected part is no text");
        try
        {
            return protector.Unprotect(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new InvalidDataException("its protected part is not in base64");
        }
        catch (CryptographicException e)
        {
            throw new HelixException(
                $"The token file '{path}' can't be read with the keys that ASP.NET Core Data Protection has: {e.Message} Are the keys not there yet? "
                + "Check where they are kept, and the application's name in Data Protection. The file is left as it is. "
                + "If its keys are lost, delete the file; all users have to grant access again.",
                e);
        }
    }

    private byte[] Protect(byte[] plain)
    {
        try
        {
            return protector!.Protect(plain);
        }
        catch (CryptographicException e)
        {
            throw new HelixException(
                $"The token file '{path}' can't be written, because ASP.NET Core Data Protection fails: {e.Message} Check where it keeps its keys.", e);
        }
    }
}
