namespace TwitchHelix.Transport;

/// <summary>
/// The time left for a call. The clock stops while the call waits for a limit whose opening is known. The token is canceled when the time is over, the caller
/// cancels, or the client is disposed.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource source;
    private readonly CancellationToken callers;
    private readonly ClientLifetime? lifetime;
    private readonly TimeSpan timeout;
    private readonly string? limitName;
    private readonly TimeProvider timeProvider;
    private readonly ITimer? timer;
    private TimeSpan left;
    private long runningSince;
    private int pauses;

    /// <param name="timeout">The time for the call.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="lifetime">The client's life. Null for a call that outlives the client.</param>
    /// <param name="limitName">The option that sets the time, for exceptions. Null for none.</param>
    public CallDeadline(
        TimeSpan timeout,
        TimeProvider timeProvider,
        CancellationToken cancellationToken,
        ClientLifetime? lifetime = null,
        string? limitName = "HelixOptions.Timeout")
    {
        this.lifetime = lifetime;
        this.timeout = timeout;
        this.limitName = limitName;
        this.timeProvider = timeProvider;
        callers = cancellationToken;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime?.Token ?? default);
        left = timeout;
        if (timeout != Timeout.InfiniteTimeSpan)
            timer = timeProvider.CreateTimer(static state => Expire((CancellationTokenSource)state!), source, timeout, Timeout.InfiniteTimeSpan);
        runningSince = timeProvider.GetTimestamp();
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether so much time is left.</summary>
    public bool Allows(TimeSpan time) => timer is null || timeProvider.GetElapsedTime(runningSince) + time < left;

    /// <summary>Stops the clock. Each parallel attempt of a call stops it.</summary>
    public void Pause()
    {
        if (timer is null)
            return;
        lock (gate)
        {
            if (pauses++ > 0)
                return;
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            left -= timeProvider.GetElapsedTime(runningSince);
        }
    }

    /// <summary>Starts the clock again, unless another attempt has stopped it.</summary>
    public void Resume()
    {
        if (timer is null)
            return;
        lock (gate)
        {
            if (--pauses > 0)
                return;
            runningSince = timeProvider.GetTimestamp();
            timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Gets the exception for the caller: a cancellation by the caller, the client's end, or a timeout.</summary>
    /// <param name="name">The name of the call.</param>
    /// <param name="exception">The exception that ended the call.</param>
    public Exception Explain(string name, Exception exception)
    {
        // A connection of a disposed client throws one, too.
        if (lifetime is { HasEnded: true } && !callers.IsCancellationRequested && exception is OperationCanceledException or ObjectDisposedException)
            return ClientLifetime.Ended();
        if (exception is not OperationCanceledException)
            return exception;
        if (callers.IsCancellationRequested)
            return new OperationCanceledException($"{name} was canceled.", exception, callers);
        var text = $"{name} had no complete answer within {timeout.TotalSeconds:0.###} s{(limitName is null ? "" : $" ({limitName})")}.";
        return new HelixException(text, new TimeoutException(text, exception)) { Operation = name };
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
