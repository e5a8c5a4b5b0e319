namespace TwitchHelix;

/// <summary>
/// Keeps the tokens of an application's users, one a user. The library asks it at every call that acts for a user, so it should be
/// quick, and stores each renewed token before anybody uses it. It keeps
/// scopes that aren't known (null) apart from none (empty). It must be safe to use from several threads. A store that several processes share should be an
/// <see cref="ITokenStoreLock"/> as well.
/// </summary>
public interface ITokenStore
{
    /// <summary>Gets the token of a user.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token, null if there is none.</returns>
    ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a token for its user, if the store still holds what was read: a token with the <see cref="HelixToken.Version"/> of
    /// <paramref name="replaced"/>, or nothing if that is null. Comparing and storing are one step, so that nobody overwrites a newer token.
    /// </summary>
    /// <param name="token">The token to store.</param>
    /// <param name="replaced">The token that was read before. Null if there was none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the store holds something else; it is left as it is.</returns>
    ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default);

    /// <summary>Removes a token, if the store still holds it, as told by its <see cref="HelixToken.Version"/>.</summary>
    /// <param name="token">The token that was read before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the store holds another token for that user, or none.</returns>
    ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default);

    /// <summary>Lists the tokens of all users, in any order.</summary>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <returns>The tokens that were there when the walk began; later changes may or may not show.</returns>
    IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default);
}
