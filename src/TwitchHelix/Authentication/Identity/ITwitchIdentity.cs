namespace TwitchHelix;

/// <summary>
/// Twitch's identity server, which issues, validates and revokes tokens. Implementations are thread-safe.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
public interface ITwitchIdentity
{
    /// <summary>
    /// Creates the address at Twitch where a user grants access: the first step of the authorization code grant and of the implicit grant. It sends
    /// nothing. Redirect the user's browser there, and pass the address that it returns to to <see cref="CompleteAuthorizationAsync"/>.
    /// </summary>
    /// <param name="request">What to request.</param>
    /// <returns>The address. It contains no secret.</returns>
    /// <exception cref="ArgumentException">There is no redirect URI, it isn't absolute, or the request asks for an ID token or its claims without the scope
    /// <c>openid</c>.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
    Uri CreateAuthorizationUrl(AuthorizationRequest request);

    /// <summary>
    /// Completes the grant that <see cref="CreateAuthorizationUrl"/> started, when the user's browser has returned: compares the address and the state with
    /// the request, exchanges a code, and verifies the token and the ID token. It doesn't store the token.
    /// </summary>
    /// <param name="redirect">The complete address that the browser returned to, as the browser has it. Twitch puts a code in its query and a token in its
    /// fragment. Scheme, host, port and path have to be those of the redirect URI.</param>
    /// <param name="request">The request from this user's session. Its <see cref="AuthorizationRequest.ResponseType"/>,
    /// <see cref="AuthorizationRequest.State"/>, <see cref="AuthorizationRequest.Nonce"/> and <see cref="AuthorizationRequest.RedirectUri"/> are compared. If
    /// its <see cref="AuthorizationRequest.Scopes"/> have <c>openid</c>, an ID token has to come.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user's grant.</returns>
    /// <exception cref="ArgumentException">The address isn't absolute, or there is no absolute redirect URI.</exception>
    /// <exception cref="HelixAuthorizationException">The user declined (<see cref="HelixAuthorizationException.NeedsConsent"/>), Twitch refuses, or the
    /// address, the state, the token or the ID token isn't valid. A state that is missing in the request or in the address is a wrong state.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<UserGrant> CompleteAuthorizationAsync(Uri redirect, AuthorizationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Exchanges a code of the authorization code grant for the user's token. A code serves once, so an exchange that may have been carried out isn't
    /// repeated. The state has to be compared before; <see cref="CompleteAuthorizationAsync"/> does both. It doesn't store the token.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The redirect URI that the code was requested with. Null for <see cref="HelixOptions.RedirectUri"/>.</param>
    /// <param name="nonce">The nonce that an ID token has to have. Null if none was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user's grant.</returns>
    /// <exception cref="ArgumentException">The code is null or empty, or there is no absolute redirect URI.</exception>
    /// <exception cref="HelixAuthorizationException">Twitch refuses (<see cref="HelixAuthorizationException.NeedsConsent"/> says whether because of the code),
    /// or the token or the ID token isn't valid.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#authorization-code-grant-flow"/>
    Task<UserGrant> ExchangeCodeAsync(string code, Uri? redirectUri = null, string? nonce = null, CancellationToken cancellationToken = default);

    /// <summary>Starts a grant on another device. A public client has no secret in the options.</summary>
    /// <param name="scopes">The scopes to request. Empty for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The codes: show them to the user, and pass them to <see cref="WaitForDeviceAsync"/>.</returns>
    /// <exception cref="HelixAuthorizationException">Twitch refuses.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read or used.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
    Task<DeviceAuthorization> StartDeviceAuthorizationAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits until a user has granted access on another device. It polls at the interval that Twitch gives, until the code expires. It can be called
    /// again after a fault. It doesn't store the token.
    /// </summary>
    /// <param name="device">The codes of <see cref="StartDeviceAuthorizationAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The user's grant.</returns>
    /// <exception cref="HelixAuthorizationException">The code expired before the user granted access, or Twitch refuses;
    /// <see cref="HelixAuthorizationException.NeedsConsent"/> says whether to start again.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<UserGrant> WaitForDeviceAsync(DeviceAuthorization device, CancellationToken cancellationToken = default);

    /// <summary>
    /// Exchanges a token's refresh token for the next token, with the client secret of the options if there is one. Without a secret the application is a
    /// public client, whose refresh token serves once. It doesn't store the token. It takes a minute at most, whatever <see cref="HelixOptions.Timeout"/> is.
    /// </summary>
    /// <param name="token">The token to renew. It needs a <see cref="HelixToken.RefreshToken"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new token. Store it: the old one may no longer be valid.</returns>
    /// <exception cref="HelixAuthorizationException">The token belongs to another application or has no refresh token, or Twitch refuses;
    /// <see cref="HelixAuthorizationException.NeedsConsent"/> says whether the user has to grant access again.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<HelixToken> RefreshAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>Validates a token.</summary>
    /// <param name="accessToken">The access token of a user or an application.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Twitch's description of the token. Null if it has expired, was revoked, or never was one.</returns>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<TokenValidation?> ValidateAsync(string accessToken, CancellationToken cancellationToken = default);

    /// <summary>Revokes a token. It succeeds also for a token that is no longer valid.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when Twitch has revoked the token.</returns>
    /// <exception cref="HelixException">The identity server can't be reached, or it refuses for another reason.</exception>
    Task RevokeAsync(string accessToken, CancellationToken cancellationToken = default);
}
