using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Issues ID tokens, and serves their key, the discovery document and the claims of users.</summary>
internal sealed class OpenIdConnect(HelixTestServerOptions options)
{
    public const string Scope = "openid";

    private const string EmailScope = "user:read:email";
    private static readonly string[] OptionalClaims = ["email", "email_verified", "picture", "preferred_username", "updated_at"];

    // Generating a key is slow, so all servers of a process share one.
    private static readonly Lazy<RsaSecurityKey> Key = new(() => new RsaSecurityKey(RSA.Create(2048)) { KeyId = "1" });

    /// <summary>The identity server's address, without a trailing slash.</summary>
    public string Issuer { get; set; } = "";

    /// <param name="clientId">The application's ID.</param>
    /// <param name="consent">What the user granted.</param>
    /// <param name="accessToken">The access token that is issued with the ID token. Null for none.</param>
    public string CreateIdToken(string clientId, Consent consent, string? accessToken)
    {
        var claims = DefaultClaims(clientId, consent);
        claims["azp"] = clientId;
        if (accessToken is not null)
            claims["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]);
        if (consent.Nonce is not null)
            claims["nonce"] = consent.Nonce;
        AddAsked(claims, consent, "id_token");
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(claims.ToString(Newtonsoft.Json.Formatting.None), new SigningCredentials(Key.Value, SecurityAlgorithms.RsaSha256));
    }

    public Answer UserInfo(IssuedToken token)
    {
        if (token.Consent is not { IsOpenId: true } consent)
            return Answer.IdentityError(401, "missing required scope: openid");
        var claims = DefaultClaims(token.ClientId, consent);
        claims["preferred_username"] = consent.User.DisplayName;
        AddAsked(claims, consent, "userinfo");
        return Answer.Json(200, claims);
    }

    public static Answer Keys()
    {
        var key = Key.Value.Rsa.ExportParameters(includePrivateParameters: false);
        return Answer.Json(200, new JObject
        {
            ["keys"] = new JArray(new JObject
            {
                ["alg"] = "RS256",
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
                ["kid"] = Key.Value.KeyId,
                ["kty"] = "RSA",
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["use"] = "sig",
            }),
        });
    }

    public Answer Discovery() => Answer.Json(200, new JObject
    {
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["claims_parameter_supported"] = true,
        ["claims_supported"] = new JArray(OptionalClaims.Concat(["aud", "azp", "exp", "iat", "iss", "sub"])),
        ["id_token_signing_alg_values_supported"] = new JArray("RS256"),
        ["issuer"] = Issuer,
        ["jwks_uri"] = Issuer + "/keys",
        ["response_types_supported"] = new JArray("id_token", "code", "token", "code id_token", "token id_token"),
        ["scopes_supported"] = new JArray(Scope),
        ["subject_types_supported"] = new JArray("public"),
        ["token_endpoint"] = Issuer + "/token",
        ["token_endpoint_auth_methods_supported"] = new JArray("client_secret_post"),
        ["userinfo_endpoint"] = Issuer + "/userinfo",
    });

    private JObject DefaultClaims(string clientId, Consent consent)
    {
        var now = options.TimeProvider.GetUtcNow();
        return new JObject
        {
            ["aud"] = clientId,
            ["exp"] = (now + options.IdTokenLifetime).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["sub"] = consent.User.Id,
        };
    }

    private static void AddAsked(JObject claims, Consent consent, string place)
    {
        if (consent.Claims?[place] is not JObject asked)
            return;
        foreach (var name in asked.Properties().Select(property => property.Name).Intersect(OptionalClaims))
            if (Claim(name, consent) is { } value)
                claims[name] = value;
    }

    private static JValue? Claim(string name, Consent consent)
    {
        var user = consent.User;
        var email = consent.Scopes.Contains(EmailScope) ? user.Email : null;
        return name switch
        {
            "email" when email is not null => new JValue(email),
            "email_verified" when email is not null => new JValue(true),
            "picture" => new JValue(user.ProfileImageUrl.OriginalString),
            "preferred_username" => new JValue(user.DisplayName),
            "updated_at" => new JValue("2026-05-09T18:20:31Z"),
            _ => null,
        };
    }
}
