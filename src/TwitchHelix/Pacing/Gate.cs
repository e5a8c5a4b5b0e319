using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>
/// Lets calls through as long as a limit allows, and queues the others. A derived class knows the limit. Its overrides run inside the gate's lock, and get
/// the monotonic time since the gate was made.
/// </summary>
internal abstract class Gate(TimeProvider timeProvider) : IDisposable
{
    /// <summary>No limit holds for so long, and a timer takes 49 days at most.</summary>
    private static readonly TimeSpan NoLimitHolds = TimeSpan.FromDays(1);

    private readonly long madeAt = timeProvider.GetTimestamp();
    private readonly LinkedList<Waiter> line = new();
    private ITimer? timer;
    private TimeSpan? alarm;
    private TimeSpan? knownOpening;

    protected object Lock { get; } = new();

    protected TimeSpan Now => timeProvider.GetElapsedTime(madeAt);

    /// <summary>Whether it lets nobody in any more.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>The number of waiting calls.</summary>
    public int Waiting => line.Count;

    /// <summary>Waits for a turn. The caller ends it with <see cref="Leave"/>.</summary>
    /// <param name="deadline">The time left for the call. Its clock stops while the call waits for an opening whose time is known.</param>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>The turn. Null if the gate is retired, the call was sent away by <see cref="SendAway"/>, or its time is over or it was canceled.</returns>
    /// <exception cref="GateClosedException">The limit holds for longer than the caller waits.</exception>
    public ValueTask<Turn?> EnterAsync(CallDeadline deadline, TimeSpan patience)
    {
        deadline.Token.ThrowIfCancellationRequested();
        lock (Lock)
        {
            if (IsRetired)
                return default;
            var now = Now;
            var neverWaits = patience == TimeSpan.Zero;
            if ((line.Count == 0 || neverWaits) && TryTake(now, neverWaits) is { } turn)
                return new(turn);
            var opens = OpensAt(now);
            if (patience > NoLimitHolds)
                patience = Timeout.InfiniteTimeSpan;
            var waiter = new Waiter(deadline, patience == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : now + patience);
            if (waiter.Until <= now || opens > waiter.Until)
                throw Closed(opens);
            waiter.Place = line.AddLast(waiter);
            waiter.IsHeld = opens is not null;
            if (opens != knownOpening)
                Tell(opens);
            SetTimer(now);
            return new(WaitAsync(waiter, patience));
        }
    }

    /// <summary>Ends a call, and learns from its end.</summary>
    public void Leave(Turn turn, CallOutcome outcome)
    {
        lock (Lock)
        {
            Learn(turn, outcome, Now);
            if (!IsRetired)
                Pump();
        }
    }

    /// <summary>Sends all waiting calls away without a turn.</summary>
    public void SendAway() => Empty(source => source.TrySetResult(null));

    /// <summary>Retires the gate if it has no call, no queue, and nothing to remember.</summary>
    public bool TryRetire()
    {
        lock (Lock)
        {
            if (line.Count > 0 || !IsIdle(Now))
                return false;
            IsRetired = true;
            timer?.Dispose();
            return true;
        }
    }

    /// <summary>Refuses all waiting calls.</summary>
    public void Dispose()
    {
        lock (Lock)
        {
            IsRetired = true;
            timer?.Dispose();
        }
        Empty(source => source.TrySetException(ClientLifetime.Ended()));
    }

    /// <summary>Takes a turn if the limit allows one.</summary>
    /// <param name="now">The time.</param>
    /// <param name="neverWaits">Whether the call goes now or never.</param>
    protected abstract Turn? TryTake(TimeSpan now, bool neverWaits);

    /// <summary>Gets the time at which the limit opens. Null if it is open, or the time isn't known, as when it opens with a call's end.</summary>
    protected abstract TimeSpan? OpensAt(TimeSpan now);

    /// <summary>Gets the time of the next look at the queue if nothing else happens. Null for none.</summary>
    protected virtual TimeSpan? LooksAgainAt(TimeSpan now) => OpensAt(now);

    protected abstract void Learn(Turn turn, CallOutcome outcome, TimeSpan now);

    protected abstract bool IsIdle(TimeSpan now);

    private GateClosedException Closed(TimeSpan? opens) => new(opens is { } at ? timeProvider.GetUtcNow() + (at - Now) : null);

    private async Task<Turn?> WaitAsync(Waiter waiter, TimeSpan patience)
    {
        using (waiter.Deadline.Token.Register(() => GiveUp(waiter, source => source.TrySetResult(null))))
        using (patience == Timeout.InfiniteTimeSpan ? null : timeProvider.CreateTimer(_ => GiveUp(waiter, Refuse), null, patience, Timeout.InfiniteTimeSpan))
            return await waiter.Source.Task.ConfigureAwait(false);
    }

    private void Refuse(TaskCompletionSource<Turn?> source) => source.TrySetException(Closed(OpensAt(Now)));

    private void Empty(Action<TaskCompletionSource<Turn?>> end)
    {
        lock (Lock)
            while (line.First is { } first)
                end(Remove(first.Value));
    }

    private void GiveUp(Waiter waiter, Action<TaskCompletionSource<Turn?>> end)
    {
        lock (Lock)
            if (waiter.Place?.List is not null)
                end(Remove(waiter));
    }

    private TaskCompletionSource<Turn?> Remove(Waiter waiter)
    {
        line.Remove(waiter.Place!);
        waiter.IsHeld = false;
        return waiter.Source;
    }

    /// <summary>Admits the calls that the limit allows, in order, and refuses those that would wait too long.</summary>
    private void Pump()
    {
        var now = Now;
        while (line.First is { } first && TryTake(now, neverWaits: false) is { } turn)
            Remove(first.Value).TrySetResult(turn);
        if (line.Count > 0 && OpensAt(now) is var opens && opens != knownOpening)
            Tell(opens);
        SetTimer(now);
    }

    /// <summary>Tells all waiting calls when the limit opens.</summary>
    private void Tell(TimeSpan? opens)
    {
        knownOpening = opens;
        for (var place = line.First; place is not null;)
        {
            var (waiter, next) = (place.Value, place.Next);
            waiter.IsHeld = opens is not null;
            if (opens > waiter.Until)
                Remove(waiter).TrySetException(Closed(opens));
            place = next;
        }
    }

    private void SetTimer(TimeSpan now)
    {
        if (line.Count == 0 || LooksAgainAt(now) is not { } next || next == alarm)
            return;
        alarm = next;
        timer ??= CreateTimer();
        // A timer waits in whole milliseconds.
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((next - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
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
        {
            alarm = null;
            if (!IsRetired)
                Pump();
        }
    }
}
