using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TwitchHelix.EntityFrameworkCore.Diagnostics;

namespace TwitchHelix.EntityFrameworkCore.Locking;

/// <summary>A lock that is held. Its lease is extended until it is disposed; if the process ends, the lease ends.</summary>
internal sealed class Lease : IAsyncDisposable
{
    /// <summary>The length of a lease. The lock of a process that was killed can be taken after this and <see cref="HolderWatch.Grace"/>.</summary>
    public const int Seconds = 7;

    private static readonly TimeSpan Extension = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(Seconds) + HolderWatch.Grace;

    private readonly LockTable locks;
    private readonly string userId;
    private readonly string owner;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly CancellationTokenSource released = new();
    private readonly Task extending;
    private int isReleased;

    public Lease(LockTable locks, string userId, string owner, TimeProvider timeProvider, ILogger logger)
    {
        (this.locks, this.userId, this.owner, this.timeProvider, this.logger) = (locks, userId, owner, timeProvider, logger);
        extending = ExtendAsync(released.Token);
    }

    /// <summary>
    /// Releases a lock. A failure goes to the log alone: the lease ends by itself, and what was done under the lock stands. But until then others would wait,
    /// so it is tried again, while nobody waits for it.
    /// </summary>
    public static async Task ReleaseAsync(LockTable locks, string userId, string owner, ILogger logger)
    {
        if (await TryReleaseAsync(locks, userId, owner).ConfigureAwait(false) is not { } reason)
            return;
        logger.ReleaseFailed(userId, reason);
        _ = ReleaseLaterAsync(locks, userId, owner);
    }

    private static async Task ReleaseLaterAsync(LockTable locks, string userId, string owner)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestEnd;)
        {
            await Task.Delay(Retry).ConfigureAwait(false);
            if (await TryReleaseAsync(locks, userId, owner).ConfigureAwait(false) is null)
                return;
        }
    }

    /// <returns>Why it failed. Null if it is released.</returns>
    private static async Task<string?> TryReleaseAsync(LockTable locks, string userId, string owner)
    {
        using var patience = new CancellationTokenSource(LongestRelease);
        try
        {
            await locks.ReleaseAsync(userId, owner, patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is HelixException or OperationCanceledException)
        {
            return e.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isReleased, 1) != 0)
            return;
        await released.CancelAsync().ConfigureAwait(false);
        await extending.ConfigureAwait(false);
        released.Dispose();
        await ReleaseAsync(locks, userId, owner, logger).ConfigureAwait(false);
    }

    private async Task ExtendAsync(CancellationToken cancellationToken)
    {
        var wait = Extension;
        while (true)
        {
            try
            {
                await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
                if (!await locks.ExtendAsync(userId, owner, cancellationToken).ConfigureAwait(false))
                {
                    logger.LockLost(userId);
                    return;
                }
                wait = Extension;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            // A database that restarts comes back.
            catch (Exception e) when (e is HelixException or OperationCanceledException)
            {
                logger.ExtensionFailed(userId, e.Message);
                wait = Retry;
            }
        }
    }
}
