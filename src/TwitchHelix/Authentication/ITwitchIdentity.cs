namespace TwitchHelix;

/// <summary>
/// Twitch's identity server, which gives tokens, says whether they are good, and takes them back. It is safe to use from several threads.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
public interface ITwitchIdentity
{
    /// <summary>
    /// Gets the next token with a token's refresh token. With a client secret in the options it is sent along; without one
    /// the application is a public client, whose refresh token serves once. It stores nothing.
    /// </summary>
    /// <param name="token">The token to renew; it needs a <see cref="HelixToken.RefreshToken"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new token. Keep it: the old one may be of no use any more.</returns>
    /// <exception cref="HelixAuthorizationException">Twitch refuses; <see cref="HelixAuthorizationException.NeedsConsent"/> says whether the user has to grant again.</exception>
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
