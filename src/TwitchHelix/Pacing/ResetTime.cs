namespace TwitchHelix.Pacing;

/// <summary>The time until a bucket is full again. The server's clock tells it; the local clock, which may differ, only measures what passes.</summary>
/// <param name="Left">The time left when the answer was written, or less than a second more. Negative if it has passed.</param>
/// <param name="IsCertain">Whether it is more than a guess: no bucket takes longer than a minute to be full.</param>
internal readonly record struct ResetTime(TimeSpan Left, bool IsCertain)
{
    /// <summary>The headers have times in whole seconds, perhaps rounded down.</summary>
    public static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    /// <summary>The difference of both headers' rounding, and of a server's clocks.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <param name="resetsAt">The reset, by the server's clock.</param>
    /// <param name="serverTime">The server's clock in the answer. Null if the answer doesn't have it.</param>
    /// <param name="clock">The local clock, which serves instead.</param>
    /// <param name="taken">The time that the call took: a reset may have passed by the local clock since it was told.</param>
    public static ResetTime Of(DateTimeOffset resetsAt, DateTimeOffset? serverTime, DateTimeOffset clock, TimeSpan taken)
    {
        var left = serverTime is { } then ? resetsAt - then : resetsAt - clock + Rounding;
        var least = serverTime is null ? -Tolerance - taken : -Tolerance;
        return left < least || left > Refill + Tolerance ? new(Refill, IsCertain: false) : new(left, IsCertain: true);
    }
}
