namespace TwitchHelix.Http;

/// <summary>Ends a call after its time.</summary>
internal static class Deadline
{
    public static CancellationTokenSource Start(TimeProvider timeProvider, TimeSpan timeout) =>
#if NET
        new(timeout, timeProvider);
#else
        timeProvider.CreateCancellationTokenSource(timeout);
#endif
}
