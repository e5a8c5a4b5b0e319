namespace TwitchHelix;

/// <summary>
/// Twitch's identity server, which gives tokens, says whether they are good, and takes them back. It is safe to use from several threads.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
public interface ITwitchIdentity
{
    /// <summary>
    /// Makes the address at Twitch that a user's browser is sent to, to grant access: the first step of the authorization code grant and of the implicit
    /// grant. It sends nothing. Take what comes back with <see cref="CompleteAuthorizationAsync"/>.
    /// </summary>
    /// <param name="request">What to ask for.</param>
    /// <returns>The address. It has no secret.</returns>
    /// <exception cref="ArgumentException">There is no redirect URI, or an ID token or its claims are asked for without the scope <c>openid</c>.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
    Uri CreateAuthorizationUrl(AuthorizationRequest request);

    /// <summary>
    /// Takes what a user's browser came back with, after <see cref="CreateAuthorizationUrl"/>: its state is compared with the request's, a code is exchanged,
    /// and the token and the ID token are checked. It stores nothing.
    /// </summary>
    /// <param name="redirect">The whole address that the browser came back to, with its query, or with its fragment in the implicit grant.</param>
    /// <param name="request">What was asked for, from this user's session; <see cref="AuthorizationRequest.ResponseType"/>, <see cref="AuthorizationRequest.State"/>,
    /// <see cref="AuthorizationRequest.Nonce"/> and <see cref="AuthorizationRequest.RedirectUri"/> of it matter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the user has granted.</returns>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    /// <exception cref="HelixAuthorizationException">The user did not grant access (<see cref="HelixAuthorizationException.NeedsConsent"/>), Twitch refuses, or
    /// the state, the token or the ID token is not to be believed. A state that is missing in the request or in the address counts as a wrong
    /// one.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<UserGrant> CompleteAuthorizationAsync(Uri redirect, AuthorizationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Exchanges a code of the authorization code grant for the user's token. A code serves once, so an exchange that may have been carried out is not sent
    /// again. The caller has compared the state; <see cref="CompleteAuthorizationAsync"/> does both. It stores nothing.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The redirect URI that the code was asked for with. Null for <see cref="HelixOptions.RedirectUri"/>.</param>
    /// <param name="nonce">The nonce that an ID token must have. Null if none was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the user has granted.</returns>
    /// <exception cref="ArgumentException">The code is null or empty, or there is no redirect URI.</exception>
    /// <exception cref="HelixAuthorizationException">Twitch refuses; <see cref="HelixAuthorizationException.NeedsConsent"/> says whether the code is at fault.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#authorization-code-grant-flow"/>
    Task<UserGrant> ExchangeCodeAsync(string code, Uri? redirectUri = null, string? nonce = null, CancellationToken cancellationToken = default);

    /// <summary>Begins a grant that a user gives on another device. A public client has no secret in the options.</summary>
    /// <param name="scopes">The scopes to ask for. Empty for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What to show to the user, and to wait for with <see cref="WaitForDeviceAsync"/>.</returns>
    /// <exception cref="HelixAuthorizationException">Twitch refuses.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
    Task<DeviceAuthorization> StartDeviceAuthorizationAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits until a user has granted access on another device, asking at the interval that Twitch gives, until the code ends. After a fault it
    /// can be called again. It stores nothing.
    /// </summary>
    /// <param name="device">What <see cref="StartDeviceAuthorizationAsync"/> gave.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the user has granted.</returns>
    /// <exception cref="HelixAuthorizationException">The user did not grant access before the code ended, or Twitch refuses;
    /// <see cref="HelixAuthorizationException.NeedsConsent"/> says whether to begin again.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<UserGrant> WaitForDeviceAsync(DeviceAuthorization device, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets the next token with a token's refresh token. With a client secret in the options it is sent along; without one
    /// the application is a public client, whose refresh token serves once. It stores nothing.
    /// </summary>
    /// <param name="token">The token to renew; it needs a <see cref="HelixToken.RefreshToken"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new token. Keep it: the old one may be of no use any more.</returns>
    /// <exception cref="HelixAuthorizationException">The token is another application's, has no refresh token, or Twitch refuses; <see cref="HelixAuthorizationException.NeedsConsent"/> says whether the
    /// user has to grant again.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<HelixToken> RefreshAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>Asks whether a token is good.</summary>
    /// <param name="accessToken">The access token of a user or an application.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What Twitch says about it. Null if it has ended, was revoked, or never was one.</returns>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    Task<TokenValidation?> ValidateAsync(string accessToken, CancellationToken cancellationToken = default);

    /// <summary>Takes a token back: it is of no use from now on. A token that is of no use already is no error.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When Twitch has taken it back.</returns>
    /// <exception cref="HelixException">The identity server can't be reached, or it refuses for another reason.</exception>
    Task RevokeAsync(string accessToken, CancellationToken cancellationToken = default);
}
