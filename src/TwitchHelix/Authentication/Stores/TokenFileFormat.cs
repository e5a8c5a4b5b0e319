using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
        var (plain, payload) = Parse(content, ReadRoot);
        isToBeProtected = payload is null && protector is not null;
        if (payload is not null)
            return Parse(Unprotect(payload), TokenFileEntry.ReadAll);
        if (plain is null)
            throw new InvalidDataException("it has no list of tokens");
        if (isToBeProtected && !migrateUnprotected)
            throw new HelixException(
                $"The token file '{path}' isn't protected, and this store takes only a protected one: another program may have written the file. "
                + "If it is your own from before, set migrateUnprotected to true once, and the store protects it.");
        return plain;
    }

    /// <exception cref="HelixException">The content can't be protected, or a text isn't valid Unicode.</exception>
    public byte[] Write(IEnumerable<HelixToken> tokens)
    {
        var listed = new JArray(tokens.Select(TokenFileEntry.Write));
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

    private (Dictionary<string, HelixToken>? Plain, string? Protected) ReadRoot(JsonReader reader)
    {
        if (reader.TokenType != JsonToken.StartObject)
            throw new InvalidDataException("it is no JSON object");
        var hasFormat = false;
        Dictionary<string, HelixToken>? plain = null;
        string? payload = null;
        while (reader.Next() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            reader.Next();
            switch (name)
            {
                case "format":
                    CheckFormat(reader.Value);
                    hasFormat = true;
                    break;
                case "protected":
                    payload = reader.TokenType == JsonToken.String ? (string)reader.Value! : throw new InvalidDataException("its protected part is no text");
                    break;
                case "tokens":
                    plain = TokenFileEntry.ReadAll(reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        return hasFormat ? (plain, payload) : throw new InvalidDataException("it does not say its format");
    }

    private void CheckFormat(object? value)
    {
        if (value is not (long and > 0 and var format))
            throw new InvalidDataException("it does not say its format");
        if (format > Newest)
            throw new HelixException(
                $"The token file '{path}' was written by a newer version of this library (format {format}; this version knows {Newest}). "
                + "Update the library, or name another file.");
    }

    // Token by token: the memory that a file needs depends on its honest entries alone. The parser's messages may quote secrets, and are not passed on.
    private static T Parse<T>(byte[] content, Func<JsonReader, T> read)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(content), Utf8)) { DateParseHandling = DateParseHandling.None };
        try
        {
            reader.Next();
            var result = read(reader);
            // Throws if there is text after the document.
            reader.Read();
            return result;
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

    private byte[] Unprotect(string payload)
    {
        if (protector is null)
            throw new HelixException(
                $"The token file '{path}' is protected by ASP.NET Core Data Protection, and this store was made without it. "
                + "Give the FileTokenStore the IDataProtectionProvider that the file was written with.");
        try
        {
            return protector.Unprotect(Convert.FromBase64String(payload));
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
