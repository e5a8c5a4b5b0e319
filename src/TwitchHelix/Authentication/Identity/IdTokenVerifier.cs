using Microsoft.IdentityModel.Tokens;
using TwitchHelix.Authentication.Jwt;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Checks ID tokens against the keys of the identity server, which are kept for a day, or until a token names one that is not among them.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/#validating-an-id-token"/>
internal sealed class IdTokenVerifier(IdentityConnection connection, HelixOptions options, TimeProvider timeProvider)
{
    private const string Name = "The ID token";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeysKept = TimeSpan.FromDays(1);
    private volatile KnownKeys known = new([], DateTimeOffset.MinValue);

    /// <param name="text">The ID token.</param>
    /// <param name="nonce">The nonce that it must have. Null or empty if none was sent.</param>
    /// <param name="cancellationToken">Cancels getting the keys.</param>
    /// <exception cref="HelixAuthorizationException">The token is not to be believed.</exception>
    /// <exception cref="HelixException">The keys can't be got.</exception>
    public async Task<IdToken> VerifyAsync(string text, string? nonce, CancellationToken cancellationToken)
    {
        var jwt = SignedJwt.Parse(Name, text, SecurityAlgorithms.RsaSha256);
        var payload = await jwt.VerifyAsync<IdTokenPayload>(
            new TokenValidationParameters
            {
                ValidIssuer = connection.Address.TrimEnd('/'),
                ValidAudience = options.ClientId,
                IssuerSigningKey = await FindKeyAsync(jwt.KeyId, cancellationToken).ConfigureAwait(false),
            },
            timeProvider,
            ClockSkew).ConfigureAwait(false);
        if (nonce is { Length: > 0 } && !SecretText.AreEqual(nonce, payload.Nonce ?? ""))
            throw SignedJwt.Refused(Name, "its nonce is not the one that was sent");
        return new IdToken(payload.Subject is { Length: > 0 } user ? user : throw SignedJwt.Refused(Name, "it names no user (sub)"))
        {
            PreferredUsername = payload.PreferredUsername,
            Email = payload.Email,
            EmailVerified = payload.EmailVerified,
            Picture = payload.Picture,
            UpdatedAt = payload.UpdatedAt,
            IssuedAt = payload.IssuedAt,
            ExpiresAt = payload.ExpiresAt,
        };
    }

    private async Task<SecurityKey> FindKeyAsync(string id, CancellationToken cancellationToken)
    {
        var keys = known;
        if (!keys.ById.ContainsKey(id) || timeProvider.GetUtcNow() >= keys.GoodUntil)
            known = keys = await GetKeysAsync(cancellationToken).ConfigureAwait(false);
        return keys.ById.TryGetValue(id, out var key) ? key : throw SignedJwt.Refused(Name, "the identity server has no key of that ID");
    }

    private async Task<KnownKeys> GetKeysAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync<KeysAnswer>(new IdentityRequest("Getting the keys of ID tokens", "keys"), cancellationToken).ConfigureAwait(false);
        var keys = new Dictionary<string, SecurityKey>();
        foreach (var key in answer.Required().Keys.Where(key => key.Type == "RSA"))
            keys[key.Id ?? ""] = new JsonWebKey { Kty = "RSA", Kid = key.Id, N = key.Modulus, E = key.Exponent };
        return new KnownKeys(keys, answer.AskedAt + KeysKept);
    }

    private sealed record KnownKeys(Dictionary<string, SecurityKey> ById, DateTimeOffset GoodUntil);
}
