using System.Diagnostics.CodeAnalysis;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>
/// Lets calls through as long as a limit allows, and queues the others. A derived class knows the limit. Its overrides run inside the gate's lock, and get
/// the monotonic time since the gate was made.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The timer of a gate without calls stands still.")]
internal abstract class Gate(TimeProvider timeProvider)
{
    /// <summary>No limit holds for so long, and a timer takes 49 days at most.</summary>
    private static readonly TimeSpan NoLimitHolds = TimeSpan.FromDays(1);

    private readonly long madeAt = timeProvider.GetTimestamp();
    private readonly LinkedList<Waiter> line = new();
    private ITimer? timer;
    private TimeSpan? alarm;
    private TimeSpan? told;

    protected object Lock { get; } = new();

    protected TimeSpan Now => timeProvider.GetElapsedTime(madeAt);

    /// <summary>Whether it lets nobody in any more.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>The number of waiting calls.</summary>
    public int Waiting => line.Count;

    /// <summary>Waits for a turn. The caller ends it with <see cref="Leave"/>.</summary>
    /// <param name="deadline">The time left for the call. Its clock stops while the call waits for a reset.</param>
    /// <param name="patience">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>The turn. Null if the gate is retired, the call was sent away by <see cref="SendAway"/>, or its time is over or it was canceled.</returns>
    /// <exception cref="GateClosedException">The limit holds for longer than the caller waits.</exception>
    public ValueTask<Turn?> EnterAsync(CallDeadline deadline, TimeSpan patience)
    {
        deadline.Token.ThrowIfCancellationRequested();
        if (patience > NoLimitHolds)
            patience = Timeout.InfiniteTimeSpan;
        lock (Lock)
        {
            if (IsRetired)
                return default;
            var now = Now;
            var neverWaits = patience == TimeSpan.Zero;
            if ((line.Count == 0 || neverWaits) && TryTake(now, neverWaits) is { } turn)
                return new(turn);
            var opens = Opens(now);
            if (neverWaits)
                throw Closed(opens.Reset);
            var waiter = new Waiter(deadline, patience == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : now + patience);
            waiter.Place = line.AddLast(waiter);
            Tell(waiter, opens.Reset);
            Announce(now, opens);
            return new(WaitAsync(waiter, patience, deadline.Token));
        }
    }

    /// <summary>Ends a call, and learns from its end.</summary>
    public void Leave(Turn turn, CallOutcome outcome)
    {
        lock (Lock)
        {
            Learn(turn, outcome, Now);
            Pump();
        }
    }

    /// <summary>Sends all waiting calls away without a turn.</summary>
    public void SendAway()
    {
        lock (Lock)
            foreach (var waiter in line.ToArray())
                End(waiter, static ended => ended.SetResult(null));
    }

    /// <summary>Retires the gate if it has no call, no line, and nothing to remember.</summary>
    public bool TryRetire()
    {
        lock (Lock)
            return IsRetired = line.Count == 0 && IsIdle(Now);
    }

    /// <summary>Takes a turn if the limit allows one. A call that never waits may go while the limit is unknown.</summary>
    protected abstract Turn? TryTake(TimeSpan now, bool neverWaits);

    /// <summary>Gets when the next call may go if nothing else happens, and the reset until which none may go. Null if that isn't known.</summary>
    protected abstract (TimeSpan? At, TimeSpan? Reset) Opens(TimeSpan now);

    protected abstract void Learn(Turn turn, CallOutcome outcome, TimeSpan now);

    protected abstract bool IsIdle(TimeSpan now);

    private GateClosedException Closed(TimeSpan? reset) => new(timeProvider.GetUtcNow() + (reset - Now));

    private async Task<Turn?> WaitAsync(Waiter waiter, TimeSpan patience, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => End(waiter, static ended => ended.SetResult(null))))
        using (patience == Timeout.InfiniteTimeSpan ? null
            : timeProvider.CreateTimer(_ => End(waiter, late => late.SetException(Closed(Opens(Now).Reset))), null, patience, Timeout.InfiniteTimeSpan))
            return await waiter.Task.ConfigureAwait(false);
    }

    private void End(Waiter waiter, Action<Waiter> end)
    {
        lock (Lock)
        {
            if (waiter.Place!.List is null)
                return;
            line.Remove(waiter.Place);
            end(waiter);
            waiter.IsHeld = false;
        }
    }

    /// <summary>Admits the calls that the limit allows, in order.</summary>
    private void Pump()
    {
        var now = Now;
        while (line.First is { } first && TryTake(now, neverWaits: false) is { } turn)
            End(first.Value, admitted => admitted.SetResult(turn));
        if (line.Count > 0)
            Announce(now, Opens(now));
    }

    /// <summary>Tells all waiting calls a new opening, and looks at the line again when it comes.</summary>
    private void Announce(TimeSpan now, (TimeSpan? At, TimeSpan? Reset) opens)
    {
        if (opens.Reset != told)
            foreach (var waiter in line.ToArray())
                Tell(waiter, opens.Reset);
        told = opens.Reset;
        if (opens.At is not { } at || at == alarm)
            return;
        alarm = at;
        // A timer would keep the execution context of its first caller, perhaps a web request, for the life of the gate.
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
            timer ??= timeProvider.CreateTimer(static gate => ((Gate)gate!).LookAgain(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // A timer waits in whole milliseconds.
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((at - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void Tell(Waiter waiter, TimeSpan? reset)
    {
        waiter.IsHeld = reset is not null;
        if (reset > waiter.Until)
            End(waiter, refused => refused.SetException(Closed(reset)));
    }

    private void LookAgain()
    {
        lock (Lock)
        {
            alarm = null;
            Pump();
        }
    }
}
