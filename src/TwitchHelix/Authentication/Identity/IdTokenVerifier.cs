using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TwitchHelix.Authentication.Jwt;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Verifies ID tokens. What needs no key is checked first, so that a token of somebody else causes no request.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/#validating-an-id-token"/>
internal sealed class IdTokenVerifier(IdentityConnection connection, HelixOptions options, TimeProvider timeProvider)
{
    private const string Name = "The ID token";
    private const string Algorithm = SecurityAlgorithms.RsaSha256;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    private readonly IdTokenKeys keys = new(connection, timeProvider);

    /// <param name="text">The ID token.</param>
    /// <param name="nonce">The nonce that it must have. Null or empty if none was sent.</param>
    /// <param name="accessToken">The access token that came with it.</param>
    /// <param name="needsHash">Whether the ID token must have the hash of the access token (<c>at_hash</c>).</param>
    /// <param name="cancellationToken">Cancels waiting for the keys.</param>
    /// <exception cref="HelixAuthorizationException">The ID token is refused.</exception>
    /// <exception cref="HelixException">The keys can't be fetched.</exception>
    public async Task<IdToken> VerifyAsync(string text, string? nonce, string accessToken, bool needsHash, CancellationToken cancellationToken)
    {
        var jwt = SignedJwt.Parse(Name, text, Algorithm);
        var end = jwt.CheckTimes(timeProvider.GetUtcNow(), ClockSkew);
        CheckParties(jwt.Claims);
        if (nonce is { Length: > 0 } && !SecretText.AreEqual(nonce, jwt.Claims.Text("nonce") ?? ""))
            throw Refused("its nonce is not the one that was sent");
        CheckHash(jwt.Claims.Text("at_hash"), accessToken, needsHash);
        var key = await keys.FindAsync(jwt.KeyId, cancellationToken).ConfigureAwait(false);
        jwt.CheckSignature(key ?? throw Refused($"the identity server has no key of that ID that is fit for {Algorithm}"));
        return Read(jwt.Claims, end);
    }

    private void CheckParties(JwtClaims claims)
    {
        if (claims.Text("iss") != connection.Address.TrimEnd('/'))
            throw Refused("somebody else issued it");
        var audiences = claims.Texts("aud");
        var party = claims.Text("azp");
        // With several audiences, azp says which of them it was issued to (OpenID Connect Core, 3.1.3.7).
        if (!audiences.Contains(options.ClientId) || (party ?? (audiences.Count == 1 ? options.ClientId : null)) != options.ClientId)
            throw Refused("it is for another application");
    }

    private static void CheckHash(string? hash, string accessToken, bool needsHash)
    {
        if (hash is null && needsHash)
            throw Refused("it has no hash of the access token (at_hash)");
        if (hash is not null && !SecretText.AreEqual(HashOf(accessToken), hash))
            throw Refused("it belongs to another access token (at_hash)");
    }

    /// <summary>Gets the left half of the token's SHA-256 (OpenID Connect Core, 3.1.3.6).</summary>
    private static string HashOf(string accessToken)
    {
        using var sha = CryptoProviderFactory.Default.CreateHashAlgorithm(HashAlgorithmName.SHA256);
        var hash = sha.ComputeHash(Encoding.ASCII.GetBytes(accessToken));
        return Base64UrlEncoder.Encode(hash.AsSpan(0, hash.Length / 2).ToArray());
    }

    private static IdToken Read(JwtClaims claims, DateTimeOffset end)
    {
        var user = claims.Text("sub");
        return new IdToken(user is { Length: > 0 } ? user : throw Refused("it names no user (sub)"))
        {
            PreferredUsername = claims.Text("preferred_username"),
            Email = claims.Text("email"),
            EmailVerified = claims.Flag("email_verified"),
            Picture = claims.Text("picture"),
            UpdatedAt = claims.Time("updated_at"),
            IssuedAt = claims.Time("iat"),
            ExpiresAt = end,
        };
    }

    private static HelixAuthorizationException Refused(string why) => JwtFault.Refused(Name, why);
}
