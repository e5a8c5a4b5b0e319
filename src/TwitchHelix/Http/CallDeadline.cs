namespace TwitchHelix.Http;

/// <summary>
/// The time that a call has, which stands still while the call is held back for a rate limit. Its token is canceled when the time is over
/// or the caller's token is.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly TimeProvider timeProvider;
    private readonly ITimer? timer;
    private TimeSpan left;
    private long runningSince;

    public CallDeadline(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        this.timeProvider = timeProvider;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        left = timeout;
        if (timeout != Timeout.InfiniteTimeSpan)
            timer = timeProvider.CreateTimer(static state => Expire((CancellationTokenSource)state!), source, timeout, Timeout.InfiniteTimeSpan);
        runningSince = timeProvider.GetTimestamp();
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether so much time is left.</summary>
    public bool Allows(TimeSpan time) => timer is null || timeProvider.GetElapsedTime(runningSince) + time < left;

    public void Pause()
    {
        if (timer is null)
            return;
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        left -= timeProvider.GetElapsedTime(runningSince);
    }

    public void Resume()
    {
        if (timer is null)
            return;
        runningSince = timeProvider.GetTimestamp();
        timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        timer?.Dispose();
        source.Dispose();
    }

    private static void Expire(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended at the same moment.
        }
    }
}
