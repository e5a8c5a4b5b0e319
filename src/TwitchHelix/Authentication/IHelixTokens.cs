namespace TwitchHelix;

/// <summary>The tokens of an application's users, kept in its <see cref="ITokenStore"/>. It is thread-safe.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
public interface IHelixTokens
{
    /// <summary>
    /// Raised when Twitch refuses to renew a user's token, or says that it belongs to another user: the user has to grant access again. It is raised once for
    /// each token, on any thread. If a handler throws an exception, the exception is logged, and the other handlers run.
    /// </summary>
    event EventHandler<ConsentNeededEventArgs>? ConsentNeeded;

    /// <summary>
    /// Stores a user's token, in place of the previous one. It makes no call to Twitch. If the scopes aren't known
    /// (<see cref="HelixToken.Scopes"/>), the first call that needs the token asks for them.
    /// </summary>
    /// <param name="token">The token, for example one from <see cref="ITwitchIdentity"/>. Its user ID has digits only.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token as it is stored.</returns>
    /// <exception cref="ArgumentException">The token is null, or its user ID isn't one.</exception>
    /// <exception cref="HelixAuthorizationException">The token belongs to another application (<see cref="HelixToken.ClientId"/>).</exception>
    /// <exception cref="HelixException">The store failed.</exception>
    Task<HelixToken> AddAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks Twitch for a token's user and scopes, and stores it. An access token that has expired is renewed, if there is a refresh token.
    /// </summary>
    /// <param name="accessToken">The access token of a user.</param>
    /// <param name="refreshToken">The refresh token. Null if the token can't be renewed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token as it is stored.</returns>
    /// <exception cref="ArgumentException">The access token is null or empty, has a prefix such as <c>oauth:</c>, or one of the tokens has a character that no
    /// header can hold.</exception>
    /// <exception cref="HelixAuthorizationException">The token is no longer valid, is an app token, or belongs to another application.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    Task<HelixToken> AddAsync(string accessToken, string? refreshToken = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a user's token with its scopes. If it is due for renewal (<see cref="HelixOptions.RefreshMargin"/>), the new one; if the renewal fails, the old one
    /// as long as it is valid. The renewal can take some minutes, if another process holds the user's lock or the identity server hangs.
    /// </summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token, which may need the user's consent (<see cref="HelixToken.NeedsConsent"/>). Null if there is none.</returns>
    /// <exception cref="HelixAuthorizationException">The stored token belongs to another user or another application, or can't be sent.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    Task<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Lists the tokens of all users as they are stored, even those of another application.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The tokens, in any order.</returns>
    IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a user's token from the store. It stays valid at Twitch; <see cref="RevokeAsync"/> ends that, too.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="HelixException">The store failed.</exception>
    Task<bool> RemoveAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Revokes a user's token at Twitch, and removes it from the store.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="HelixAuthorizationException">The stored token belongs to another application, or can't be sent.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed. The token is still stored.</exception>
    Task<bool> RevokeAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Validates every stored token, as Twitch requires when an application starts and every hour after. <c>AddTokenValidation()</c> does so in a host.
    /// A host spreads the calls; this method validates one token after the other, as fast as Twitch answers. A token that is no longer valid is renewed; if
    /// that fails, or the token belongs to another user, it is marked (<see cref="HelixToken.NeedsConsent"/>). A failure is thrown after all tokens are
    /// validated.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The IDs of the users who have to grant access again. Empty if all tokens are valid.</returns>
    /// <exception cref="HelixAuthorizationException">One token belongs to another application, or can't be sent.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed. If several tokens failed, the inner exception has the
    /// first 100 failures.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
    Task<IReadOnlyList<string>> ValidateAsync(CancellationToken cancellationToken = default);
}
