namespace TwitchHelix.Pacing;

/// <summary>
/// What is known of a bucket of points, as the answers tell it. Each rule gives the next state. Used points are those of the answers, one for each running
/// call, and one for each lost call: no call finds the bucket empty, and after the answers every point can be used.
/// </summary>
/// <remarks>
/// While nothing is known, and when all points are only feared lost, calls start slowly. A bucket that others use too (another process, or an earlier run of
/// this one) is emptied in ever smaller steps, because their running calls are invisible, and each of its windows starts slowly.
/// </remarks>
/// <param name="Limit">The points of a full bucket. Null if they aren't known.</param>
/// <param name="Used">The points that the answers of this window tell.</param>
/// <param name="Canceled">The calls of this window that were canceled. They have probably taken a point.</param>
/// <param name="Failed">The calls that failed without a word on the bucket. Their points are only feared lost.</param>
/// <param name="InFlight">The running calls.</param>
/// <param name="Sent">The calls that may have taken a point of this window.</param>
/// <param name="Window">The number of the window.</param>
/// <param name="SharedWindow">The last window that others used, too. Null if they never did.</param>
/// <param name="ResetsAt">The end of the window, by the server's clock.</param>
/// <param name="EndsAt">The time by which the window has ended. Null before its first answer.</param>
/// <param name="IsRefused">Whether the last answer was a refusal (status 429) that doesn't say how long to wait.</param>
/// <param name="Start">The start of an uncertain bucket. Null if it is known.</param>
internal readonly record struct BucketState(
    int? Limit, int Used, LostCalls Canceled, LostCalls Failed, int InFlight, int Sent,
    long Window, long? SharedWindow, DateTimeOffset ResetsAt, TimeSpan? EndsAt, bool IsRefused, SlowStart? Start)
{
    private const int Unlimited = int.MaxValue;

    /// <summary>A reset that moves by more belongs to another window; by less, it is a rounding difference.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(5);

    /// <summary>The points left. Running calls may take some of them.</summary>
    public int? Left => Limit - Used - Canceled.Count - Failed.Count;

    private bool IsShared => Window - SharedWindow <= 1;

    /// <summary>The bucket is empty, or is as far as anybody knows.</summary>
    private bool IsEmpty => Used + Canceled.Count >= Limit;

    private bool IsUncertain => IsRefused || (!IsEmpty && (Limit is null || Left <= 0 || (IsShared && EndsAt is null)));

    /// <summary>The state after some time without an event.</summary>
    private BucketState At(TimeSpan now)
    {
        var state = now >= EndsAt ? NextWindow(EndsAt.Value) : this;
        return state.Forget(now - LostCalls.Kept).Settled(now);
    }

    /// <summary>Lets a call go, if one may. While the bucket is unknown, a call that never waits takes its chance.</summary>
    public (BucketState Next, Turn? Turn) Take(TimeSpan now, bool neverWaits)
    {
        var state = At(now);
        if (state.Free(now, neverWaits) <= 0)
            return (state, null);
        // With no call on its way, the time without an answer is measured anew.
        if (state is { InFlight: 0, Start: { } start })
            state = state with { Start = start with { Since = now } };
        return (state with { InFlight = state.InFlight + 1, Sent = state.Sent + 1 }, new Turn(state.Window, now));
    }

    /// <summary>A call has ended. The clock serves if the answer doesn't have the server's.</summary>
    public BucketState End(Turn turn, CallOutcome outcome, DateTimeOffset clock, TimeSpan now)
    {
        var state = At(now);
        var next = outcome switch
        {
            { IsNotSent: true } => state with { Sent = state.Sent - 1 },
            { RateLimit: { Limit: > 0 } told } => state.Learn(turn, outcome, told, clock, now),
            { IsTooMany: true } => state with { Limit = Limit == Unlimited ? null : Limit, IsRefused = true, Start = new(now + SlowStart.Step) },
            _ => state.Untold(turn, outcome, now),
        };
        return (next with { InFlight = InFlight - 1 }).Settled(now);
    }

    /// <inheritdoc cref="Gate.Opens"/>
    public (TimeSpan? At, TimeSpan? Reset) Opens(TimeSpan now)
    {
        var state = At(now);
        var end = state.EndsAt ?? state.Canceled.ForgottenAt;
        return (state.Start?.WidensAt(now) ?? end, state.IsEmpty ? end : null);
    }

    /// <summary>Gets what is known of the bucket. Null before the first answer, and if the server has no limit.</summary>
    public HelixRateLimit? Known(TimeSpan now) =>
        At(now) is { Limit: { } limit and < Unlimited } state ? new(limit, Math.Max(0, state.Left!.Value), state.ResetsAt) : null;

    public bool IsIdle(TimeSpan now) => At(now) is { InFlight: 0, Canceled.Count: 0, Failed.Count: 0, EndsAt: null, IsRefused: false };

    private int Free(TimeSpan now, bool neverWaits)
    {
        if (Start is { } start)
            return Math.Min(Limit - Used - Canceled.Count ?? Unlimited, neverWaits && !start.IsPausing(now) ? Unlimited : start.Width(now)) - InFlight;
        var left = Left!.Value;
        return (IsShared ? Math.Min(left, Math.Max(1, left / 4)) : left) - InFlight;
    }

    /// <summary>A call has ended without a word on the bucket.</summary>
    private BucketState Untold(Turn turn, CallOutcome outcome, TimeSpan now)
    {
        var state = this with { Limit = Limit ?? (outcome.IsSuccess ? Unlimited : null) };
        // A call that was refused for another reason took no point.
        if (state.Limit != Unlimited && !outcome.IsRefused)
            state = outcome.IsCanceled && turn.Window == Window
                ? state with { Canceled = Canceled + LostCalls.One(now) }
                : state with { Failed = Failed + LostCalls.One(now) };
        return outcome.Status is null ? state : state with { IsRefused = false, Start = Start?.Answered };
    }

    private BucketState Forget(TimeSpan until) => this with { Canceled = Canceled.Forget(until), Failed = Failed.Forget(until) };

    private BucketState Learn(Turn turn, CallOutcome outcome, HelixRateLimit told, DateTimeOffset clock, TimeSpan now)
    {
        var used = Math.Max(0, told.Limit - told.Remaining);
        var isNewer = told.ResetsAt > ResetsAt;
        // The server counted those before it counted this call.
        var state = Forget(turn.TakenAt - ResetTime.Rounding) with { Limit = told.Limit, IsRefused = false };
        if (!isNewer && !IsOfThisWindow(turn, told))
            return state;
        if (isNewer && (now >= EndsAt - ResetTime.Rounding || (told.ResetsAt - ResetsAt > Jump && used < Used)))
            state = state.NextWindow(now);
        var reset = ResetTime.Of(told, outcome, clock, now - turn.TakenAt);
        var endsAt = now + reset.Left;
        // The server's window isn't over, although the local clock says so.
        var isLate = !isNewer && EndsAt is null;
        if (isLate && reset.Left < Jump)
            endsAt = now + Jump;
        var isShared = isLate || used > state.Sent || !reset.IsCertain || (outcome.IsTooMany && told.Remaining == 0);
        state = state with { Used = Math.Max(state.Used, used), SharedWindow = isShared ? state.Window : state.SharedWindow };
        return isNewer || isLate || (told.ResetsAt == ResetsAt && endsAt < EndsAt)
            ? state with { EndsAt = endsAt, ResetsAt = isNewer ? told.ResetsAt : ResetsAt }
            : state;
    }

    // Resets of one window may differ a little. With a window that isn't known yet, it is the previous one that isn't over.
    private bool IsOfThisWindow(Turn turn, HelixRateLimit told) => EndsAt is null
        ? turn.Window == Window
        : told.ResetsAt == ResetsAt || (turn.Window == Window && ResetsAt - told.ResetsAt <= Jump);

    private BucketState NextWindow(TimeSpan begin)
    {
        // Both the reset and the server's clock may be rounded down: calls lost since may belong to the new window.
        var state = Forget(begin - ResetTime.Rounding - ResetTime.Rounding);
        var lost = state.Failed + state.Canceled;
        return state with { Window = Window + 1, EndsAt = null, Used = 0, Canceled = default, Failed = lost, Sent = InFlight + lost.Count };
    }

    private BucketState Settled(TimeSpan now) => this with { Start = IsUncertain ? Start ?? new(now) : null };
}
