namespace TwitchHelix.Pacing;

/// <summary>The time until a bucket's reset, which is given by the server's clock, not the local one.</summary>
internal static class ResetTime
{
    /// <summary>The longest time until a bucket is full again.</summary>
    public static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    /// <summary>The wait after a reset that was due and didn't happen.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromSeconds(15);

    /// <summary>The longest plausible time. Beyond it the clocks differ, or the number is wrong.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The difference up to which clocks count as equal.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time left. Negative for a reset during the answer's way.</summary>
    /// <param name="resetsAt">The reset, by the server's clock.</param>
    /// <param name="serverTime">The server's clock in the answer. Null if the answer doesn't have it.</param>
    /// <param name="sentAt">The local clock when the call was sent.</param>
    /// <param name="now">The local clock.</param>
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
