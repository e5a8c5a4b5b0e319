using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// What is in a token file: <c>{"format": 1, "tokens": […]}</c>, or <c>{"format": 1, "protected": "…"}</c> with those tokens encrypted.
/// An older version would lose what a newer one adds, so that an addition is a new format.
/// </summary>
internal sealed class TokenFileFormat(string path, IDataProtector? protector)
{
    private const long Newest = 1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">The content is damaged. Its message quotes nothing of it.</exception>
    /// <exception cref="HelixException">The content is good, but not for this store.</exception>
    public Dictionary<string, HelixToken> Read(byte[] content)
    {
        var root = Parse(content) as JObject ?? throw new InvalidDataException("it is no JSON object");
        if (root["format"] is not JValue { Value: long and > 0 and var format })
            throw new InvalidDataException("it does not say its format");
        if (format > Newest)
            throw new HelixException($"The token file '{path}' was written by a newer version of this library (format {format}; this version knows {Newest}). Update the library, or name another file.");
        var listed = root["protected"] is { } payload ? Parse(Unprotect(payload)) : root["tokens"];
        var tokens = new Dictionary<string, HelixToken>(StringComparer.Ordinal);
        foreach (var entry in listed as JArray ?? throw new InvalidDataException("it has no list of tokens"))
        {
            var token = ReadToken(entry as JObject ?? throw new InvalidDataException("an entry is no JSON object"));
            tokens[token.UserId] = token;
        }
        return tokens;
    }

    /// <exception cref="HelixException">The content can't be protected.</exception>
    public byte[] Write(IEnumerable<HelixToken> tokens)
    {
        var listed = new JArray(tokens.Select(WriteToken));
        var root = new JObject { ["format"] = Newest };
        if (protector is null)
            root["tokens"] = listed;
        else
            root["protected"] = Convert.ToBase64String(Protect(Utf8.GetBytes(listed.ToString(Formatting.None))));
        return Utf8.GetBytes(root.ToString(Formatting.Indented) + "\n");
    }

    private static JObject WriteToken(HelixToken token)
    {
        var entry = new JObject
        {
            ["user_id"] = token.UserId,
            ["user_login"] = token.UserLogin,
            ["access_token"] = token.AccessToken,
            ["refresh_token"] = token.RefreshToken,
            ["issued_at"] = token.IssuedAt is { } start ? Timestamp.Write(start) : null,
            ["expires_at"] = token.ExpiresAt is { } end ? Timestamp.Write(end) : null,
            ["needs_consent"] = token.NeedsConsent,
            ["version"] = token.Version,
        };
        // Scopes that aren't known are left out; an empty list says that there are none.
        if (token.Scopes is { } scopes)
            entry["scopes"] = new JArray(scopes);
        return entry;
    }

    private static HelixToken ReadToken(JObject entry) => new(Required(entry, "user_id"), Required(entry, "access_token"))
    {
        UserLogin = Optional<string>(entry, "user_login") ?? "",
        RefreshToken = Optional<string>(entry, "refresh_token"),
        Scopes = ReadScopes(entry),
        IssuedAt = ReadTime(entry, "issued_at"),
        ExpiresAt = ReadTime(entry, "expires_at"),
        NeedsConsent = Optional<object>(entry, "needs_consent") switch { null => false, bool flag => flag, _ => throw Wrong("needs_consent") },
        Version = Required(entry, "version"),
    };

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

    // The parser's own messages may quote what it read, which may be a secret: they go no further.
    private static JToken Parse(byte[] content)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(content), Utf8)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var root = JToken.Load(reader);
            // Throws if the document goes on after its end.
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
            throw new HelixException($"The token file '{path}' is protected by ASP.NET Core Data Protection, and this store was made without it. Give the FileTokenStore the IDataProtectionProvider that the file was written with.");
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
        catch (CryptographicException)
        {
            // Where nothing can be protected either, the keys can't be reached, and the file may be good.
            Protect([]);
            throw new InvalidDataException("it can't be unprotected with the keys that Data Protection has: they were lost, or are another application's");
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
            throw new HelixException($"The token file '{path}' can't be read or written, since ASP.NET Core Data Protection fails: {e.Message} Check where it keeps its keys.", e);
        }
    }
}
