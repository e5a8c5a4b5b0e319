namespace TwitchHelix.EntityFrameworkCore.Locking;

/// <summary>
/// Tells a holder that was killed from one that couldn't extend its lease, because the database was down: when that is back, the second one extends it at
/// once. Times are those of this process.
/// </summary>
internal sealed class HolderWatch(TimeProvider timeProvider)
{
    /// <summary>For so long the lease has to be seen as ended before its holder counts as dead.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    // If there is more time between two looks, the database or this machine stood still, and perhaps the holder too.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    private string? suspect;
    private TimeSpan seen;
    private long last;

    /// <summary>The holder that is dead. Null for none.</summary>
    public string? Dead => suspect is not null && seen >= Grace ? suspect : null;

    /// <summary>Takes note of a look at the lock.</summary>
    /// <param name="holder">Who holds it, although the lease has ended. Null for nobody.</param>
    public void See(string? holder)
    {
        var now = timeProvider.GetTimestamp();
        var gap = timeProvider.GetElapsedTime(last, now);
        seen = holder is null || holder != suspect ? TimeSpan.Zero : seen + (gap < LongestGap ? gap : LongestGap);
        (suspect, last) = (holder, now);
    }
}
