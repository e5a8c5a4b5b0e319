using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>
/// Lets calls through as long as a limit allows, and queues the others. A derived class knows the limit. Its overrides run inside the gate's lock.
/// </summary>
internal abstract class Gate(TimeProvider timeProvider) : IDisposable
{
    private readonly DateTimeOffset madeAt = timeProvider.GetUtcNow();
    private readonly long madeAtTimestamp = timeProvider.GetTimestamp();
    private readonly LinkedList<Waiter> line = new();
    private ITimer? timer;
    private bool isRetired;

    protected object Lock { get; } = new();

    /// <summary>The monotonic time, which ignores changes of the clock.</summary>
    protected DateTimeOffset Now => madeAt + timeProvider.GetElapsedTime(madeAtTimestamp);

    /// <summary>The number of waiting calls.</summary>
    public int Waiting
    {
        get
        {
            lock (Lock)
                return line.Count;
        }
    }

    /// <summary>Waits for a place. The caller returns it with <see cref="Leave"/>.</summary>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The place. Null if the gate is retired; the caller then needs another gate.</returns>
    /// <exception cref="GateClosedException">The limit holds for longer than the caller waits.</exception>
    public ValueTask<GatePass?> EnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Lock)
        {
            if (isRetired)
                return default;
            var now = Now;
            if (line.Count == 0 && TryTake(now) is { } pass)
                return new(pass);
            var isEndless = patience == Timeout.InfiniteTimeSpan || patience > DateTimeOffset.MaxValue - now;
            var waiter = new Waiter(isEndless ? DateTimeOffset.MaxValue : now + patience);
            if (OpensAt(now) is { } opens && opens > waiter.Until)
                throw new GateClosedException(OnClock(opens));
            waiter.Place = line.AddLast(waiter);
            SetTimer(now);
            return new(WaitAsync(waiter, cancellationToken));
        }
    }

    /// <summary>Returns a place and learns from the end of the call.</summary>
    public void Leave(GatePass pass, CallOutcome outcome)
    {
        lock (Lock)
        {
            Learn(pass, outcome, Now);
            if (!isRetired)
                Pump();
        }
    }

    /// <summary>Retires the gate if it has no call, no queue, and nothing to remember.</summary>
    public bool TryRetire()
    {
        lock (Lock)
        {
            if (line.Count > 0 || !IsIdle(Now))
                return false;
            isRetired = true;
            timer?.Dispose();
            return true;
        }
    }

    /// <summary>Refuses all waiting calls.</summary>
    public void Dispose()
    {
        lock (Lock)
        {
            isRetired = true;
            timer?.Dispose();
            for (; line.First is { } first; line.RemoveFirst())
                first.Value.Source.TrySetException(ClientLifetime.Ended());
        }
    }

    /// <summary>Converts a monotonic time to the clock's.</summary>
    protected DateTimeOffset OnClock(DateTimeOffset time) => time + (timeProvider.GetUtcNow() - Now);

    /// <summary>Takes a place if one is free.</summary>
    protected abstract GatePass? TryTake(DateTimeOffset now);

    /// <summary>Gets the time at which a place becomes free. Null if one is free, or becomes free when a call ends.</summary>
    protected abstract DateTimeOffset? OpensAt(DateTimeOffset now);

    /// <summary>Gets the time of the next look at the queue if nothing else happens. Null for none.</summary>
    protected virtual DateTimeOffset? LooksAgainAt(DateTimeOffset now) => OpensAt(now);

    protected abstract void Learn(GatePass pass, CallOutcome outcome, DateTimeOffset now);

    protected abstract bool IsIdle(DateTimeOffset now);

    private async Task<GatePass?> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => Cancel(waiter, cancellationToken)))
            return await waiter.Source.Task.ConfigureAwait(false);
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (Lock)
        {
            if (waiter.Place?.List is not null)
                line.Remove(waiter.Place);
            waiter.Source.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Admits the calls that the limit allows, in order, and refuses those that would wait too long.</summary>
    private void Pump()
    {
        var now = Now;
        while (line.First is { } first && TryTake(now) is { } pass)
        {
            line.RemoveFirst();
            first.Value.Source.TrySetResult(pass);
        }
        if (line.Count > 0 && OpensAt(now) is { } opens)
            TurnAway(opens);
        SetTimer(now);
    }

    private void TurnAway(DateTimeOffset opens)
    {
        for (var place = line.First; place is not null;)
        {
            var next = place.Next;
            if (opens > place.Value.Until)
            {
                line.Remove(place);
                place.Value.Source.TrySetException(new GateClosedException(OnClock(opens)));
            }
            place = next;
        }
    }

    private void SetTimer(DateTimeOffset now)
    {
        if (line.Count == 0 || LooksAgainAt(now) is not { } next)
            return;
        timer ??= CreateTimer();
        // A timer takes no more than 49 days, and waits in whole milliseconds.
        var wait = next - now;
        var due = wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
            : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        // A timer would keep the execution context of its first caller, perhaps a web request, for the life of the gate.
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
            return timeProvider.CreateTimer(static gate => ((Gate)gate!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        lock (Lock)
            if (!isRetired)
                Pump();
    }

    private sealed class Waiter(DateTimeOffset until)
    {
        public DateTimeOffset Until { get; } = until;

        public TaskCompletionSource<GatePass?> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter>? Place { get; set; }
    }
}
