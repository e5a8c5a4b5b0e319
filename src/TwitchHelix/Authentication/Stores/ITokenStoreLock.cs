namespace TwitchHelix;

/// <summary>
/// What a token store that several processes share can do besides: let one of them at a time renew a user's token. Without it two
/// processes may renew the same token at once, which a refresh token that serves once does not survive.
/// </summary>
public interface ITokenStoreLock
{
    /// <summary>Waits until no other process holds the lock of a user, and takes it.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The lock; disposing it releases it. It is released too when the process ends.</returns>
    ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default);
}
