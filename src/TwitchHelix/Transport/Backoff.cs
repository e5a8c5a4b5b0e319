namespace TwitchHelix.Transport;

/// <summary>The pause before a retry if nobody says how long it should be.</summary>
internal static class Backoff
{
    /// <summary>The part of a pause that is random, so that many clients don't call at the same moment.</summary>
    private const double Jitter = 0.5;

#if !NET
    private static readonly Random Shared = new();
#endif

    /// <param name="options">The first pause, and the longest.</param>
    /// <param name="retries">The number of retries before.</param>
    public static TimeSpan Delay(HelixRetryOptions options, int retries)
    {
        var longest = Math.Min(options.MaxDelay.TotalMilliseconds, options.Delay.TotalMilliseconds * Math.Pow(2, retries));
        return Vary(TimeSpan.FromMilliseconds(longest), Jitter);
    }

    /// <summary>Shortens a time by a random part of it.</summary>
    /// <param name="time">The time.</param>
    /// <param name="jitter">The largest part: 0.5 for half of it.</param>
    public static TimeSpan Vary(TimeSpan time, double jitter) => TimeSpan.FromMilliseconds(time.TotalMilliseconds * (1 - (jitter * NextRandom())));

    private static double NextRandom()
    {
#if NET
        return Random.Shared.NextDouble();
#else
        lock (Shared)
            return Shared.NextDouble();
#endif
    }
}
