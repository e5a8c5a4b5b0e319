using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>Turns tokens into rows and back. The secrets are encrypted for one application and one user, so those of a copied row can't be decrypted.</summary>
internal sealed class TokenRowFormat(string clientId, IDataProtectionProvider dataProtection)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IDataProtector protector = dataProtection.CreateProtector("TwitchHelix.EntityFrameworkCoreTokenStore", "v1", clientId);

    /// <exception cref="HelixException">The token can't be encrypted, or a database can't hold it.</exception>
    public TokenRow Write(HelixToken token)
    {
        Require(token);
        return new TokenRow
        {
            ClientId = clientId,
            UserId = token.UserId,
            Version = token.Version,
            Secrets = Protect(token),
            UserLogin = token.UserLogin,
            TokenClientId = token.ClientId,
            Scopes = token.Scopes is null ? null : JsonConvert.SerializeObject(token.Scopes),
            IssuedAt = Stored(token.IssuedAt),
            ExpiresAt = Stored(token.ExpiresAt),
            NeedsConsent = token.NeedsConsent,
        };
    }

    /// <exception cref="UnreadableTokenException">The row can't be decrypted, or isn't one that the store wrote.</exception>
    public HelixToken Read(TokenRow row)
    {
        try
        {
            var secrets = JsonConvert.DeserializeObject<string?[]>(protector.CreateProtector(row.UserId).Unprotect(row.Secrets));
            return secrets is [{ Length: > 0 } access, var refresh]
                ? Token(row, access, refresh, Scopes(row.Scopes), row.NeedsConsent)
                : throw new FormatException("it has no pair of tokens");
        }
        catch (CryptographicException e)
        {
            throw Unreadable(
                row,
                $"The token of user {row.UserId} can't be decrypted with the keys that ASP.NET Core Data Protection has: {e.Message} Check where the "
                + "keys are kept, and the application's name in Data Protection; both must be the same on all machines. If the keys are lost, the user has to "
                + "log in again.",
                e);
        }
        // The texts of the row are not passed on.
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            throw Unreadable(
                row,
                $"The token that the database has for user {row.UserId} is damaged. Another program may have written it; the user has to log in again.",
                null);
        }
    }

    private string Protect(HelixToken token)
    {
        try
        {
            return protector.CreateProtector(token.UserId).Protect(JsonConvert.SerializeObject(new[] { token.AccessToken, token.RefreshToken }));
        }
        catch (CryptographicException e)
        {
            throw new HelixException(
                $"The token of user {token.UserId} can't be stored, because ASP.NET Core Data Protection fails: {e.Message} Check where it keeps its keys.", e);
        }
    }

    private static void Require(HelixToken token)
    {
        if (token.UserId.Length > TokenContext.LongestId)
            throw new HelixException($"The database can't hold the token: its user ID has more than {TokenContext.LongestId} characters.");
        try
        {
            foreach (var text in (string?[])[token.UserId, token.AccessToken, token.RefreshToken, token.UserLogin, token.ClientId, token.Version])
                _ = Utf8.GetByteCount(text ?? "");
            foreach (var scope in token.Scopes ?? [])
                _ = Utf8.GetByteCount(scope);
        }
        // Not kept: it quotes the text.
        catch (EncoderFallbackException)
        {
            throw new HelixException("The database can't hold the token: its user ID, login or another text isn't valid Unicode.");
        }
    }

    private static HelixToken Token(TokenRow row, string access, string? refresh, List<string>? scopes, bool needsConsent) => HelixToken.Unchecked(
        row.UserId, access, refresh, row.UserLogin, row.TokenClientId, scopes, Read(row.IssuedAt), Read(row.ExpiresAt), needsConsent, row.Version);

    private static List<string>? Scopes(string? json) =>
        json is null ? null : JsonConvert.DeserializeObject<List<string>>(json) ?? throw new FormatException("the scopes are no list");

    private static UnreadableTokenException Unreadable(TokenRow row, string message, Exception? e) =>
        new(message, e, HelixToken.Unchecked(row.UserId, "unreadable", null, "", null, null, null, null, needsConsent: true, row.Version));

    /// <summary>To the microsecond, which every database can hold.</summary>
    private static DateTime? Stored(DateTimeOffset? time) =>
        time is { } at ? new DateTime(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc) : null;

    private static DateTimeOffset? Read(DateTime? time) => time is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
}
