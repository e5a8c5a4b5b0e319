using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Text;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Twitch's grants, over one connection.</summary>
internal sealed class TwitchIdentity : ITwitchIdentity
{
    /// <summary>
    /// The time for getting a token, with all tries. It has to be longer than any caller waits for it: a refresh that is cut off may have used up the refresh
    /// token, and only its answer has the next one.
    /// </summary>
    public static readonly TimeSpan TokenTime = TimeSpan.FromMinutes(1);

    private const string CodeGrant = "Authorization code grant";
    private const string OpenIdScope = "openid";

    private readonly HelixOptions options;
    private readonly ClientLifetime lifetime;
    private readonly TimeProvider timeProvider;
    private readonly IdentityConnection connection;
    private readonly IdTokenVerifier idTokens;
    private readonly DeviceGrant deviceGrant;

    public TwitchIdentity(CurrentSender sender, HelixOptions options, ClientLifetime lifetime, TimeProvider timeProvider, ILogger logger)
    {
        this.options = options;
        this.lifetime = lifetime;
        this.timeProvider = timeProvider;
        connection = new IdentityConnection(sender, options, lifetime, timeProvider, logger);
        idTokens = new IdTokenVerifier(connection, options, timeProvider);
        deviceGrant = new DeviceGrant(connection, options, timeProvider);
    }

    /// <summary>Gets an app token by the client credentials grant.</summary>
    /// <exception cref="HelixAuthorizationException">Twitch refuses the client ID or the secret.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    public async Task<AppToken> GetAppTokenAsync(CancellationToken cancellationToken)
    {
        var request = new IdentityRequest("Client credentials grant", "token")
        {
            Form = IdentityForm.Of(options, ("grant_type", "client_credentials")),
            Time = TokenTime,
        };
        var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
        var granted = GrantedToken.Read(answer);
        return new AppToken(granted.AccessToken, granted.IssuedAt, granted.ExpiresAt);
    }

    public Uri CreateAuthorizationUrl(AuthorizationRequest request) =>
        AuthorizationUrl.Create(connection.Address, options, request ?? throw new ArgumentNullException(nameof(request)));

    public Task<UserGrant> CompleteAuthorizationAsync(Uri redirect, AuthorizationRequest request, CancellationToken cancellationToken = default)
    {
        if (redirect is null)
            throw new ArgumentNullException(nameof(redirect));
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (!redirect.IsAbsoluteUri)
            throw new ArgumentException("The address is not absolute.", nameof(redirect));
        return CompleteAsync(redirect, request, AuthorizationUrl.RedirectUri(options, request.RedirectUri, nameof(request)), cancellationToken);
    }

    public Task<UserGrant> ExchangeCodeAsync(string code, Uri? redirectUri = null, string? nonce = null, CancellationToken cancellationToken = default)
    {
        RequiredText.Of(code, nameof(code));
        return ExchangeAsync(code, AuthorizationUrl.RedirectUri(options, redirectUri, nameof(redirectUri)), nonce, isOpenId: false, cancellationToken);
    }

    public Task<DeviceAuthorization> StartDeviceAuthorizationAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken = default) =>
        deviceGrant.StartAsync(scopes ?? throw new ArgumentNullException(nameof(scopes)), cancellationToken);

    public Task<UserGrant> WaitForDeviceAsync(DeviceAuthorization device, CancellationToken cancellationToken = default) =>
        device is null
            ? throw new ArgumentNullException(nameof(device))
            : lifetime.RunAsync(token => WaitAsync(device, token), cancellationToken);

    public Task<HelixToken> RefreshAsync(HelixToken token, CancellationToken cancellationToken = default) =>
        RenewAsync(token ?? throw new ArgumentNullException(nameof(token)), cancellationToken);

    public Task<TokenValidation?> ValidateAsync(string accessToken, CancellationToken cancellationToken = default)
    {
        RequiredText.Of(accessToken, nameof(accessToken));
        return GetValidationAsync(accessToken, cancellationToken);
    }

    public Task RevokeAsync(string accessToken, CancellationToken cancellationToken = default)
    {
        RequiredText.Of(accessToken, nameof(accessToken));
        return TakeBackAsync(accessToken, cancellationToken);
    }

    private async Task<UserGrant> CompleteAsync(Uri redirect, AuthorizationRequest request, Uri redirectUri, CancellationToken cancellationToken)
    {
        var secrets = new SecretTexts([.. ApplicationSecrets.Of(options), request.State, request.Nonce]);
        var read = AuthorizationRedirect.Read(redirect, request, redirectUri, secrets);
        // A session that lost its nonce matches no ID token; an empty one was not sent.
        var nonce = request.Nonce ?? RandomText.Create();
        if (request.ResponseType == AuthorizationResponseType.Code)
            return await ExchangeAsync(read.Get("code"), redirectUri, nonce, request.Scopes.Contains(OpenIdScope), cancellationToken).ConfigureAwait(false);
        var granted = new GrantedToken("Implicit grant", read.Get("access_token"), timeProvider.GetUtcNow())
        {
            IdToken = request.ResponseType == AuthorizationResponseType.TokenAndIdToken ? read.Get("id_token") : null,
            IsFromBrowser = true,
            Scopes = read.Find("scope") is { Length: > 0 } text ? ScopeList.Split(text) : null,
        };
        return await IdentifyAsync(granted, nonce, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UserGrant> ExchangeAsync(string code, Uri redirectUri, string? nonce, bool isOpenId, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest(CodeGrant, "token")
        {
            Form = IdentityForm.Of(options, ("code", code), ("grant_type", "authorization_code"), ("redirect_uri", redirectUri.OriginalString)),
            ServesOnce = true,
        };
        var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
        if (answer.Says("invalid authorization code") || answer.Says("invalid grant"))
            throw answer.Refusal(
                $"The code is refused (status {(int)answer.StatusCode}): {answer.Reason}. It serves once and not for long; the user has to grant access again.",
                needsConsent: true);
        var grant = await IdentifyAsync(GrantedToken.Read(answer), nonce, cancellationToken).ConfigureAwait(false);
        if (grant.IdToken is null && (isOpenId || grant.Token.Scopes?.Contains(OpenIdScope) == true))
            throw Refused(CodeGrant, "no ID token came with it, although the scope openid was asked for");
        return grant;
    }

    private async Task<UserGrant> WaitAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        var answer = await deviceGrant.WaitAsync(device, cancellationToken).ConfigureAwait(false);
        return await IdentifyAsync(GrantedToken.Read(answer), nonce: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HelixToken> RenewAsync(HelixToken token, CancellationToken cancellationToken)
    {
        const string name = "Refreshing a token";
        TokenOwner.Check(token, options);
        if (token.RefreshToken is not { Length: > 0 } refreshToken)
            throw new HelixAuthorizationException(
                $"The token of user {token.UserId} can't be renewed: it has no refresh token. The user has to grant access again.")
            {
                Operation = name,
                UserId = token.UserId,
                RequiredScopes = token.Scopes ?? [],
                NeedsConsent = true,
            };
        var request = new IdentityRequest(name, "token")
        {
            Form = IdentityForm.Of(options, ("grant_type", "refresh_token"), ("refresh_token", refreshToken)),
            Time = TokenTime,
            OutlivesClient = true,
        };
        var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
        if ((int)answer.StatusCode is 400 or 401 && (answer.Says("invalid refresh token") || answer.Says("invalid grant")))
            throw answer.Refusal(
                $"Twitch no longer renews the token of user {token.UserId} (status {(int)answer.StatusCode}): {answer.Reason}. "
                + "The user has to grant access again.",
                needsConsent: true, token.UserId, token.Scopes);
        var granted = GrantedToken.Read(answer, token.UserId);
        return new HelixToken(token.UserId, granted.AccessToken)
        {
            UserLogin = token.UserLogin,
            ClientId = options.ClientId,
            RefreshToken = granted.RefreshToken ?? refreshToken,
            Scopes = granted.Scopes ?? token.Scopes,
            IssuedAt = granted.IssuedAt,
            ExpiresAt = granted.ExpiresAt,
        };
    }

    private async Task<TokenValidation?> GetValidationAsync(string accessToken, CancellationToken cancellationToken)
    {
        // No header can hold it, so it isn't a token of Twitch.
        if (!AccessTokenFormat.Fits(accessToken))
            return null;
        var request = new IdentityRequest("Validating a token", "validate") { Authorization = new AuthenticationHeaderValue("OAuth", accessToken) };
        var answer = await connection.SendAsync<ValidationAnswer>(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return null;
        var said = answer.Required();
        return new TokenValidation(NullIfEmpty(said.ClientId) ?? throw answer.Incomplete("no client ID"))
        {
            UserId = NullIfEmpty(said.UserId),
            UserLogin = NullIfEmpty(said.Login),
            Scopes = said.Scopes ?? [],
            ExpiresAt = Expiry.Of(answer, said.ExpiresIn),
        };
    }

    private async Task TakeBackAsync(string accessToken, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest("Revoking a token", "revoke") { Form = [new("client_id", options.ClientId), new("token", accessToken)] };
        var answer = await connection.SendAsync<NoContent>(request, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess && !((int)answer.StatusCode is 400 or 401 && answer.Says("invalid token")))
            throw answer.Failure("Check HelixOptions.ClientId.");
    }

    /// <summary>Asks whose token it is, and checks that it is for this application.</summary>
    private async Task<UserGrant> IdentifyAsync(GrantedToken granted, string? nonce, CancellationToken cancellationToken)
    {
        var accessToken = granted.AccessToken;
        if (!ReceivedText.IsToken(accessToken))
            throw Refused(granted.Grant, "it is not valid");
        var idToken = granted.IdToken is { } text
            ? await idTokens.VerifyAsync(text, nonce, accessToken, needsHash: granted.IsFromBrowser, cancellationToken).ConfigureAwait(false)
            : null;
        var validation = await GetValidationAsync(accessToken, cancellationToken).ConfigureAwait(false) ?? throw Refused(granted.Grant, "it is not valid");
        if (validation.ClientId != options.ClientId)
            throw Refused(granted.Grant, "it is for another application");
        if (validation.UserId is not { } userId)
            throw Refused(granted.Grant, "it is no user's");
        if (idToken is not null && idToken.UserId != userId)
            throw Refused(granted.Grant, "the ID token beside it names another user");
        var token = new HelixToken(userId, accessToken)
        {
            UserLogin = validation.UserLogin ?? "",
            ClientId = validation.ClientId,
            RefreshToken = granted.RefreshToken,
            Scopes = granted.Scopes ?? validation.Scopes,
            IssuedAt = granted.IssuedAt,
            ExpiresAt = granted.ExpiresAt ?? validation.ExpiresAt,
        };
        return new UserGrant(token) { IdToken = idToken };
    }

    private static HelixAuthorizationException Refused(string grant, string why) =>
        new($"The token that came by {grant} is refused: {why}.") { Operation = grant };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
