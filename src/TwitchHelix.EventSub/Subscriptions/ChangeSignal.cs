using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>Tells one who waits that something has changed. A change that nobody waited for is told to the next one.</summary>
internal sealed class ChangeSignal(TimeProvider timeProvider)
{
    private readonly object gate = new();
    private TaskCompletionSource<bool> changed = Create();

    public void Set()
    {
        lock (gate)
            changed.TrySetResult(true);
    }

    /// <summary>Waits for a change.</summary>
    /// <param name="longest">The longest wait. Null for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(TimeSpan? longest, CancellationToken cancellationToken)
    {
        Task waited;
        lock (gate)
            waited = changed.Task;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(waited, Pause.ForAsync(longest ?? Timeout.InfiniteTimeSpan, timeProvider, ended.Token)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        ended.Cancel();
        lock (gate)
            if (changed.Task.IsCompleted)
                changed = Create();
    }

    private static TaskCompletionSource<bool> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
