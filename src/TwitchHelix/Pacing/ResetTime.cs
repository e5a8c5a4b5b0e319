namespace TwitchHelix.Pacing;

/// <summary>How long it is to a bucket's reset, whose time the server's clock tells and ours may not.</summary>
internal static class ResetTime
{
    /// <summary>A bucket is full again after this at the latest.</summary>
    public static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait where a reset should have been, and was not.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromSeconds(15);

    /// <summary>More than this no bucket takes: the clocks differ, or the number means nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Clocks that differ by less are the same.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(5);

    /// <summary>The time left; negative for a reset that came while the answer was on its way.</summary>
    /// <param name="resetsAt">The reset, by the server's clock.</param>
    /// <param name="serverTime">The server's clock as it answered. Null if it did not tell.</param>
    /// <param name="sentAt">Our clock as the call was sent.</param>
    /// <param name="now">Our clock.</param>
    public static TimeSpan Left(DateTimeOffset resetsAt, DateTimeOffset? serverTime, DateTimeOffset sentAt, DateTimeOffset now)
    {
        if (serverTime is { } then && (then < sentAt - SameTime || then > now + SameTime) && IsLikely(resetsAt - then))
            return NotNegative(resetsAt - then);
        if (resetsAt >= sentAt && resetsAt - now <= Longest)
            return resetsAt - now;
        return IsLikely(resetsAt - now) ? TimeSpan.Zero : Refill;
    }

    private static bool IsLikely(TimeSpan left) => left >= TimeSpan.FromSeconds(-2) && left <= Longest;

    private static TimeSpan NotNegative(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
