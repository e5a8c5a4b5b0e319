namespace TwitchHelix;

/// <summary>
/// Lets one process at a time renew a user's token, for a token store that several processes share. Without it, two processes may renew the same
/// token at once; if its refresh token is valid only once, one of them fails.
/// </summary>
public interface ITokenStoreLock
{
    /// <summary>Takes the lock of a user, as soon as no other process holds it.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lock. Disposing it releases it, and so does the end of the process.</returns>
    ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default);
}
