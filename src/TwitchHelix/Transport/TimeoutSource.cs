namespace TwitchHelix.Transport;

/// <summary>Creates cancellation tokens that a timeout cancels.</summary>
internal static class TimeoutSource
{
    public static CancellationTokenSource Start(TimeProvider timeProvider, TimeSpan timeout) =>
#if NET
        new(timeout, timeProvider);
#else
        timeProvider.CreateCancellationTokenSource(timeout);
#endif
}
