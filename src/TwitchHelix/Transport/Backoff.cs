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
        return TimeSpan.FromMilliseconds(longest * (1 - (Jitter * NextRandom())));
    }

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
