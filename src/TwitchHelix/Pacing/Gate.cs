using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>
/// Lets calls through as long as a limit allows, and has the rest wait in line. A derived class knows the limit; what it overrides is
/// called with the gate locked.
/// </summary>
internal abstract class Gate(TimeProvider timeProvider) : IDisposable
{
    private readonly DateTimeOffset madeAt = timeProvider.GetUtcNow();
    private readonly long madeAtTimestamp = timeProvider.GetTimestamp();
    private readonly LinkedList<Waiter> line = new();
    private ITimer? timer;
    private bool isRetired;

    protected object Lock { get; } = new();

    /// <summary>The time, which goes on evenly even if the clock is set.</summary>
    protected DateTimeOffset Now => madeAt + timeProvider.GetElapsedTime(madeAtTimestamp);

    /// <summary>How many calls wait.</summary>
    public int Waiting
    {
        get
        {
            lock (Lock)
                return line.Count;
        }
    }

    /// <summary>Waits for a place. Whoever got one gives it back with <see cref="Leave"/>.</summary>
    /// <param name="patience">How long the caller waits for the limit at most; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <returns>The place; null if the gate is retired, so that another must be asked for.</returns>
    /// <exception cref="GateClosedException">The limit stays reached for longer than the caller waits.</exception>
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

    /// <summary>Gives a place back, and learns from how the call ended.</summary>
    public void Leave(GatePass pass, CallOutcome outcome)
    {
        lock (Lock)
        {
            Learn(pass, outcome, Now);
            if (!isRetired)
                Pump();
        }
    }

    /// <summary>Retires the gate if nobody is in it or in line, and it remembers nothing that matters.</summary>
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

    /// <summary>Turns away all who wait.</summary>
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

    /// <summary>A time as the clock shows it.</summary>
    protected DateTimeOffset OnClock(DateTimeOffset time) => time + (timeProvider.GetUtcNow() - Now);

    /// <summary>Takes a place if there is one.</summary>
    protected abstract GatePass? TryTake(DateTimeOffset now);

    /// <summary>When a place comes free by the passing of time. Null if there is one, or will be as soon as a call that is out has ended.</summary>
    protected abstract DateTimeOffset? OpensAt(DateTimeOffset now);

    /// <summary>When to look again whether somebody can be let in, if nothing else happens. Null for never.</summary>
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

    /// <summary>Lets in whom the limit allows, in order, and turns away who would wait too long.</summary>
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
        // A timer would keep what is local to the call that happens to need it first, a web request perhaps, for as long as the gate lives.
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
