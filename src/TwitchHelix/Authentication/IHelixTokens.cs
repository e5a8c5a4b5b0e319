namespace TwitchHelix;

/// <summary>The tokens of an application's users, as its <see cref="ITokenStore"/> keeps them. It is safe to use from several threads.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
public interface IHelixTokens
{
    /// <summary>
    /// Twitch refused to renew a user's token: the user has to grant access again. It is raised once for each token, on any thread; what
    /// a handler throws reaches the call that needed the token.
    /// </summary>
    event EventHandler<ConsentNeededEventArgs>? ConsentNeeded;

    /// <summary>
    /// Stores a user's token, in place of the one that was there. It makes no call to Twitch; if the scopes aren't known
    /// (<see cref="HelixToken.Scopes"/>), the first call that needs the token asks for them.
    /// </summary>
    /// <param name="token">The token, as <see cref="ITwitchIdentity"/> gives it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token as it is stored.</returns>
    /// <exception cref="HelixException">The store failed.</exception>
    Task<HelixToken> AddAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks Twitch whose token this is and what it may do, and stores it. An access token that has ended is renewed, if there is a refresh token.
    /// </summary>
    /// <param name="accessToken">The access token of a user.</param>
    /// <param name="refreshToken">What renews it. Null if it can't be renewed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token as it is stored.</returns>
    /// <exception cref="ArgumentException">The access token is null or empty, or has a prefix such as <c>oauth:</c>.</exception>
    /// <exception cref="HelixAuthorizationException">The token is no longer good, is no user's, or belongs to another application.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    Task<HelixToken> AddAsync(string accessToken, string? refreshToken = null, CancellationToken cancellationToken = default);

    /// <summary>Gets a user's token, renewed if it is near its end, and with its scopes.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token; look at <see cref="HelixToken.NeedsConsent"/>. Null if there is none.</returns>
    /// <exception cref="HelixAuthorizationException">The stored token is another user's, or another application's.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    Task<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Lists the tokens of all users, as they are stored.</summary>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <returns>The tokens, in any order.</returns>
    IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a user's token from the store. At Twitch it goes on to be good; <see cref="RevokeAsync"/> ends that too.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="HelixException">The store failed.</exception>
    Task<bool> RemoveAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Takes a user's token back at Twitch, and removes it from the store.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed; the token is still there.</exception>
    Task<bool> RevokeAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks Twitch about every stored token, as Twitch wants it done when an application starts and every hour after.
    /// <c>AddTokenValidation()</c> does it in a host. A token that is no longer good is renewed, or else marked.
    /// </summary>
    /// <param name="cancellationToken">Stops after the token at hand.</param>
    /// <returns>The IDs of the users who have to grant access again. Empty if all tokens are good.</returns>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
    Task<IReadOnlyList<string>> ValidateAsync(CancellationToken cancellationToken = default);
}
