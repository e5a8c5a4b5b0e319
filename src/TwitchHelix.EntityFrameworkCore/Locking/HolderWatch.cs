namespace TwitchHelix.EntityFrameworkCore.Locking;

/// <summary>
/// Tells a holder that was killed from one that couldn't extend its lease, because the database was down: when that is back, the second one extends it at
/// once. Times are those of this process.
/// </summary>
internal sealed class HolderWatch(TimeProvider timeProvider)
{
    /// <summary>For so long the lease has to be seen as ended before its holder counts as dead.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>If there is more time between two looks, the database or this machine stood still, and perhaps the holder too.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(2);

    private string? suspect;
    private long since;
    private long last;

    /// <summary>The holder that is dead. Null for none.</summary>
    public string? Dead { get; private set; }

    /// <summary>Takes note of a look at the lock.</summary>
    /// <param name="holder">Who holds it. Null for nobody, or if the lease goes on.</param>
    public void See(string? holder)
    {
        var now = timeProvider.GetTimestamp();
        if (holder is null || holder != suspect || timeProvider.GetElapsedTime(last, now) > LongestGap)
            (suspect, since) = (holder, now);
        last = now;
        Dead = suspect is not null && timeProvider.GetElapsedTime(since, now) >= Grace ? suspect : null;
    }
}
