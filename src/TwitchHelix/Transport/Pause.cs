namespace TwitchHelix.Transport;

/// <summary>Waits on a clock.</summary>
internal static class Pause
{
    public static Task ForAsync(TimeSpan time, TimeProvider timeProvider, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, timeProvider, cancellationToken);
#else
        timeProvider.Delay(time, cancellationToken);
#endif
}
