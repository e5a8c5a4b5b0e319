using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Every grant that Twitch has, over one connection.</summary>
internal sealed class TwitchIdentity : ITwitchIdentity
{
    private const string ApplicationRemedy = "Check HelixOptions.ClientId and ClientSecret.";
    private const string CodeGrant = "Authorization code grant";

    private readonly HelixOptions options;
    private readonly TimeProvider timeProvider;
    private readonly IdentityConnection connection;
    private readonly IdTokenVerifier idTokens;
    private readonly DeviceGrant deviceGrant;

    public TwitchIdentity(Func<HttpClient> createClient, HelixOptions options, TimeProvider timeProvider, ILogger logger)
    {
        this.options = options;
        this.timeProvider = timeProvider;
        connection = new IdentityConnection(createClient, options, timeProvider, logger);
        idTokens = new IdTokenVerifier(connection, options, timeProvider);
        deviceGrant = new DeviceGrant(connection, options, timeProvider);
    }

    /// <summary>Gets an app token by the client credentials grant.</summary>
    /// <exception cref="HelixAuthorizationException">Twitch refuses the client ID or the secret.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    public async Task<AppToken> GetAppTokenAsync(CancellationToken cancellationToken)
    {
        var answer = await AskForTokenAsync("Client credentials grant", [("grant_type", "client_credentials")], cancellationToken).ConfigureAwait(false);
        return new AppToken(AccessTokenOf(answer), answer.AskedAt, Expiry.Of(answer.AskedAt, answer.Content?.ExpiresIn));
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
            throw new ArgumentException("The whole address is needed.", nameof(redirect));
        return CompleteAsync(redirect, request, cancellationToken);
    }

    public Task<UserGrant> ExchangeCodeAsync(string code, Uri? redirectUri = null, string? nonce = null, CancellationToken cancellationToken = default)
    {
        RequiredText.Of(code, nameof(code));
        return ExchangeAsync(code, AuthorizationUrl.RedirectUri(options, redirectUri, nameof(redirectUri)), nonce, cancellationToken);
    }

    public Task<DeviceAuthorization> StartDeviceAuthorizationAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken = default) =>
        deviceGrant.StartAsync(scopes ?? throw new ArgumentNullException(nameof(scopes)), cancellationToken);

    public Task<UserGrant> WaitForDeviceAsync(DeviceAuthorization device, CancellationToken cancellationToken = default) =>
        WaitAsync(device ?? throw new ArgumentNullException(nameof(device)), cancellationToken);

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

    private async Task<UserGrant> CompleteAsync(Uri redirect, AuthorizationRequest request, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var read = AuthorizationRedirect.Read(redirect, request.State);
        // A session that lost its nonce matches no ID token; an empty one was not sent.
        var nonce = request.Nonce ?? RandomText.Create();
        if (request.ResponseType == AuthorizationResponseType.Code)
            return await ExchangeAsync(read.Get("code"), AuthorizationUrl.RedirectUri(options, request.RedirectUri, nameof(request)), nonce, cancellationToken).ConfigureAwait(false);
        var idToken = request.ResponseType == AuthorizationResponseType.TokenAndIdToken ? read.Get("id_token") : null;
        var scopes = read.Find("scope") is { Length: > 0 } text ? ScopeConverter.Split(text) : null;
        var granted = new TokenAnswer { AccessToken = read.Get("access_token"), IdToken = idToken, Scopes = scopes };
        return await IdentifyAsync("Implicit grant", granted, now, nonce, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UserGrant> ExchangeAsync(string code, string redirectUri, string? nonce, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest(CodeGrant, "token")
        {
            Form = IdentityForm.Of(options, ("code", code), ("grant_type", "authorization_code"), ("redirect_uri", redirectUri)),
            ServesOnce = true,
        };
        var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
        if (answer.Says("invalid authorization code") || answer.Says("invalid grant"))
            throw answer.Refusal($"The code is refused (status {(int)answer.StatusCode}): {answer.Reason}. It serves once and not for long; the user has to grant access again.", needsConsent: true);
        AccessTokenOf(answer);
        return await IdentifyAsync(CodeGrant, answer.Content!, answer.AskedAt, nonce, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UserGrant> WaitAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        var answer = await deviceGrant.WaitAsync(device, cancellationToken).ConfigureAwait(false);
        AccessTokenOf(answer);
        return await IdentifyAsync(DeviceGrant.Name, answer.Content!, answer.AskedAt, nonce: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HelixToken> RenewAsync(HelixToken token, CancellationToken cancellationToken)
    {
        const string name = "Refreshing a token";
        if (token.RefreshToken is not { Length: > 0 } refreshToken)
            throw new HelixAuthorizationException($"The token of user {token.UserId} can't be renewed: it has no refresh token. The user has to grant access again.")
            {
                Operation = name,
                UserId = token.UserId,
                RequiredScopes = token.Scopes ?? [],
                NeedsConsent = true,
            };
        var answer = await AskForTokenAsync(name, [("grant_type", "refresh_token"), ("refresh_token", refreshToken)], cancellationToken).ConfigureAwait(false);
        if ((int)answer.StatusCode is 400 or 401 && (answer.Says("invalid refresh token") || answer.Says("invalid grant")))
            throw answer.Refusal($"Twitch does not renew the token of user {token.UserId} any more (status {(int)answer.StatusCode}): {answer.Reason}. The user has to grant access again.", needsConsent: true, token.UserId, token.Scopes);
        return new HelixToken(token.UserId, AccessTokenOf(answer, token.UserId))
        {
            UserLogin = token.UserLogin,
            RefreshToken = NullIfEmpty(answer.Content?.RefreshToken) ?? refreshToken,
            Scopes = answer.Content?.Scopes ?? token.Scopes,
            IssuedAt = answer.AskedAt,
            ExpiresAt = Expiry.Of(answer.AskedAt, answer.Content?.ExpiresIn),
        };
    }

    private async Task<TokenValidation?> GetValidationAsync(string accessToken, CancellationToken cancellationToken)
    {
        // No header can hold it, so Twitch never gave it.
        if (accessToken.Any(letter => letter is <= ' ' or >= '\x7f'))
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
            ExpiresAt = Expiry.Of(answer.AskedAt, said.ExpiresIn),
        };
    }

    private async Task TakeBackAsync(string accessToken, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest("Revoking a token", "revoke") { Form = [new("client_id", options.ClientId), new("token", accessToken)] };
        var answer = await connection.SendAsync<NoContent>(request, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess && !((int)answer.StatusCode is 400 or 401 && answer.Says("invalid token")))
            throw answer.Failure("Check HelixOptions.ClientId.");
    }

    /// <summary>Learns whose token it is, and checks that it is for this application.</summary>
    private async Task<UserGrant> IdentifyAsync(string grant, TokenAnswer granted, DateTimeOffset askedAt, string? nonce, CancellationToken cancellationToken)
    {
        var idToken = granted.IdToken is { Length: > 0 } text ? await idTokens.VerifyAsync(text, nonce, cancellationToken).ConfigureAwait(false) : null;
        var accessToken = granted.AccessToken!;
        var validation = await GetValidationAsync(accessToken, cancellationToken).ConfigureAwait(false) ?? throw Refused("it is not valid");
        if (validation.ClientId != options.ClientId)
            throw Refused("it is for another application");
        if (validation.UserId is not { } userId)
            throw Refused("it is no user's");
        if (idToken is not null && idToken.UserId != userId)
            throw Refused("the ID token beside it names another user");
        var token = new HelixToken(userId, accessToken)
        {
            UserLogin = validation.UserLogin ?? "",
            RefreshToken = NullIfEmpty(granted.RefreshToken),
            Scopes = granted.Scopes ?? validation.Scopes,
            IssuedAt = askedAt,
            ExpiresAt = Expiry.Of(askedAt, granted.ExpiresIn) ?? validation.ExpiresAt,
        };
        return new UserGrant(token) { IdToken = idToken };

        HelixAuthorizationException Refused(string why) => new($"The token that came by {grant} is refused: {why}.") { Operation = grant };
    }

    private Task<IdentityAnswer<TokenAnswer>> AskForTokenAsync(string name, (string Name, string Value)[] fields, CancellationToken cancellationToken) =>
        connection.SendAsync<TokenAnswer>(new IdentityRequest(name, "token") { Form = IdentityForm.Of(options, fields) }, cancellationToken);

    /// <exception cref="HelixException">The answer is a failure, or has no token.</exception>
    private static string AccessTokenOf(IdentityAnswer<TokenAnswer> answer, string? userId = null) =>
        NullIfEmpty(answer.Required(ApplicationRemedy, userId).AccessToken) ?? throw answer.Incomplete("no token");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
