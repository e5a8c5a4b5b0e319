namespace TwitchHelix.Pacing;

/// <summary>The time after which a bucket is full again. The server's clock tells it; the local clock, which may differ, only measures what passes.</summary>
/// <param name="Left">The time left when the answer was written, or up to a second more. Negative if it has passed.</param>
/// <param name="IsCertain">Whether it is more than a guess: no bucket takes longer than a minute to be full.</param>
internal readonly record struct ResetTime(TimeSpan Left, bool IsCertain)
{
    /// <summary>The headers have times in whole seconds, perhaps rounded down.</summary>
    public static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(3);

    /// <summary>The difference of servers' clocks.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Reads an answer. If it doesn't have the server's clock, the local one serves, and the reset may have passed while the call ran.</summary>
    public static ResetTime Of(HelixRateLimit told, CallOutcome outcome, DateTimeOffset clock, TimeSpan taken)
    {
        var left = told.ResetsAt - (outcome.ServerTime ?? clock);
        if (left > Refill + Tolerance || left < -Tolerance - (outcome.ServerTime is null ? taken : TimeSpan.Zero))
            return new(Refill, IsCertain: false);
        // The first call of a window begins it, so that both of its times are rounded alike. A bucket that refills gradually has no such windows.
        var isExact = outcome is { ServerTime: not null, IsTooMany: false } && told.Remaining == told.Limit - 1 && left > ShortestWindow;
        return new(isExact ? left : left + Rounding, IsCertain: true);
    }
}
