namespace TwitchHelix;

/// <summary>
/// Keeps the tokens of an application's users, one for each user. The library reads it at every call that acts for a user, so it should be
/// fast, and stores each renewed token before a call uses it. It keeps every property of a token, and distinguishes scopes that
/// aren't known (null) from none (empty). It must be thread-safe. A store that several processes share should also be an <see cref="ITokenStoreLock"/>.
/// </summary>
public interface ITokenStore
{
    /// <summary>Gets a user's token.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. Null if there is none.</returns>
    ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a token for its user, if the store still holds the token that was read: one with the <see cref="HelixToken.Version"/> of
    /// <paramref name="replaced"/>, or none if that is null. Comparing and storing are atomic, so that a newer token isn't overwritten.
    /// </summary>
    /// <param name="token">The token to store.</param>
    /// <param name="replaced">The token that was read before. Null if there was none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the store holds another token, which stays.</returns>
    ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default);

    /// <summary>Removes a token, if the store still holds one with the same <see cref="HelixToken.Version"/>.</summary>
    /// <param name="token">The token that was read before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the store holds another token for that user, or none.</returns>
    ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>Lists the tokens of all users, in any order.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The tokens that the store held at the start. Later changes may be missing.</returns>
    IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default);
}
