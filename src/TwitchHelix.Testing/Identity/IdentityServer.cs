using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Serves Twitch's identity endpoints.</summary>
internal sealed class IdentityServer(
    HelixTestServerOptions options, Applications applications, Users users, IssuedTokens tokens, DeviceGrants devices, OpenIdConnect openId)
{
    private readonly AuthorizeEndpoint authorize = new(options, applications, users, tokens, openId);

    public Answer Respond(ReceivedRequest request) => (request.Record.Method, request.IdentityEndpoint) switch
    {
        ("GET", "authorize") => authorize.Authorize(request),
        ("POST", "authorize") when options.AsksForConsent => authorize.Decide(request),
        ("POST", "token") => Token(request),
        ("POST", "device") => Device(request),
        ("GET", "activate") => Activate(request),
        ("GET", "validate") => Validate(request),
        ("POST", "revoke") => Revoke(request),
        ("GET", "userinfo") => UserInfo(request),
        ("GET", "keys") => OpenIdConnect.Keys(),
        ("GET", ".well-known/openid-configuration") => openId.Discovery(),
        _ => Answer.IdentityError(404, "not found"),
    };

    private Answer Token(ReceivedRequest request)
    {
        var clientId = request.Field("client_id");
        var secret = request.Field("client_secret");
        var grantType = request.Field("grant_type");
        if (applications.Refuse(clientId, secret, grantType is GrantTypes.ClientCredentials or GrantTypes.AuthorizationCode) is { } refused)
            return refused;
        return grantType switch
        {
            GrantTypes.ClientCredentials when applications.IsPublic(clientId!, secret) => Answer.IdentityError(403, "invalid client secret"),
            GrantTypes.ClientCredentials => Answer.Json(200, Describe(tokens.AddApp(clientId!))),
            GrantTypes.AuthorizationCode => Exchange(request, clientId!),
            GrantTypes.RefreshToken => Refresh(request, clientId!, secret),
            GrantTypes.DeviceCode => Poll(request, clientId!, secret),
            _ => Answer.IdentityError(400, "invalid grant type"),
        };
    }

    private Answer Exchange(ReceivedRequest request, string clientId)
    {
        if (request.Field("code") is not { } code)
            return Answer.IdentityError(400, "missing code");
        if (authorize.Take(code, clientId) is not { } known)
            return Answer.IdentityError(400, "Invalid authorization code");
        if (request.Field("redirect_uri") != known.RedirectUri)
            return Answer.IdentityError(400, "Parameter redirect_uri does not match registered URI");
        var answer = Describe(tokens.AddUser(clientId, known.Consent, isPublicClient: false));
        if (known.Consent.IsOpenId)
            answer["id_token"] = openId.CreateIdToken(clientId, known.Consent, (string?)answer["access_token"]);
        return Answer.Json(200, answer);
    }

    private Answer Refresh(ReceivedRequest request, string clientId, string? secret)
    {
        if (request.Field("refresh_token") is not { } refreshToken)
            return Answer.IdentityError(400, "missing refresh token");
        // Only a public client can refresh without a secret.
        return tokens.Refresh(clientId, refreshToken, grant => grant.ServesOnce || secret is not null) is { } token
            ? Answer.Json(200, Describe(token))
            : Answer.IdentityError(400, "Invalid refresh token");
    }

    private Answer Device(ReceivedRequest request)
    {
        var clientId = request.Field("client_id");
        // This endpoint needs no secret, even from a client that has one.
        if (clientId is null)
            return Answer.IdentityError(400, "missing client id");
        if (!applications.IsKnown(clientId))
            return Answer.IdentityError(400, "invalid client");
        var scopes = Words(request.Field("scopes") ?? request.Field("scope"));
        if (scopes.FirstOrDefault(scope => !DescribedApi.Scopes.ContainsKey(scope)) is { } unknown)
            return Answer.IdentityError(400, $"invalid scope requested: '{unknown}'");
        var grant = devices.Add(clientId, scopes);
        return Answer.Json(200, new JObject
        {
            ["device_code"] = grant.DeviceCode,
            ["expires_in"] = (long)options.DeviceCodeLifetime.TotalSeconds,
            ["interval"] = (long)grant.Interval.TotalSeconds,
            ["user_code"] = grant.UserCode,
            ["verification_uri"] = $"{openId.Issuer}/activate?public=true&device-code={grant.UserCode}",
        });
    }

    /// <summary>Serves the verification address: the signed-in user consents or refuses at once.</summary>
    private Answer Activate(ReceivedRequest request) =>
        devices.Decide(request.Query("device-code") ?? "", users.DeniesConsent ? null : users.SignedIn)
            ? Answer.Text(200, "text/plain; charset=utf-8", "You can go back to your device.")
            : Answer.IdentityError(400, "invalid user code");

    private Answer Poll(ReceivedRequest request, string clientId, string? secret)
    {
        if (request.Field("device_code") is not { } deviceCode)
            return Answer.IdentityError(400, "missing device code");
        var (grant, reason) = devices.Poll(deviceCode, clientId);
        if (grant is null)
            return Answer.IdentityError(400, reason!);
        return Answer.Json(200, Describe(tokens.AddUser(clientId, new Consent(grant.User!, grant.Scopes), applications.IsPublic(clientId, secret))));
    }

    private Answer Validate(ReceivedRequest request)
    {
        if (Answer.Token(request.Authorization, "OAuth", "Bearer") is not { } value)
            return Answer.IdentityError(401, "missing authorization token");
        if (!tokens.TryGet(value, out var token))
            return Answer.IdentityError(401, "invalid access token");
        var answer = new JObject { ["client_id"] = token.ClientId };
        if (token.Consent is { } consent)
        {
            answer["login"] = consent.User.Login;
            answer["user_id"] = consent.User.Id;
        }
        answer["scopes"] = token.Consent is null ? null : new JArray(token.Consent.Scopes);
        answer["expires_in"] = (long)(token.ExpiresAt - options.TimeProvider.GetUtcNow()).TotalSeconds;
        return Answer.Json(200, answer);
    }

    private Answer Revoke(ReceivedRequest request)
    {
        if (request.Field("client_id") is not { } clientId)
            return Answer.IdentityError(400, "missing client id");
        if (request.Field("token") is not { } value)
            return Answer.IdentityError(400, "missing oauth token");
        return tokens.TryGet(value, out var token) && token.ClientId == clientId && tokens.Remove(value)
            ? Answer.Empty(200)
            : Answer.IdentityError(400, "Invalid token");
    }

    private Answer UserInfo(ReceivedRequest request) =>
        Answer.Token(request.Authorization, "Bearer", "OAuth") is { } value && tokens.TryGet(value, out var token)
            ? openId.UserInfo(token)
            : Answer.IdentityError(401, "invalid access token");

    private JObject Describe(IssuedToken token)
    {
        var answer = new JObject
        {
            ["access_token"] = token.Value,
            ["expires_in"] = (long)(token.ExpiresAt - options.TimeProvider.GetUtcNow()).TotalSeconds,
            ["token_type"] = "bearer",
        };
        if (token.Consent is { } consent)
        {
            answer["refresh_token"] = token.RefreshToken;
            answer["scope"] = options.ScopesAreText ? string.Join(' ', consent.Scopes) : new JArray(consent.Scopes);
            if (consent.Nonce is not null)
                answer["nonce"] = consent.Nonce;
        }
        return answer;
    }

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
