namespace TwitchHelix.Pacing;

/// <summary>
/// What is known of a bucket of points, as the answers tell it. Each rule gives the next state. Used points are those of the answers, one for each running
/// call, and one for each lost call: no call finds the bucket empty, and after the answers every point can be used.
/// </summary>
/// <remarks>
/// While nothing is known, and when all points are only feared lost, calls start slowly. A bucket that others use too (another process, or an earlier run of
/// this one) is emptied in ever smaller steps, because their running calls are invisible, and each of its windows starts slowly.
/// </remarks>
internal readonly record struct BucketState
{
    /// <summary>A reset that moves by more belongs to another window; by less, it is a rounding difference.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(5);

    /// <summary>The points of a full bucket. Null if they aren't known.</summary>
    public int? Limit { get; private init; }

    /// <summary>The points that the answers of this window tell.</summary>
    public int Used { get; private init; }

    /// <summary>The calls of this window that were canceled. They have probably taken a point.</summary>
    private LostCalls Canceled { get; init; }

    /// <summary>The calls that failed without a word on the bucket. Their points are only feared lost.</summary>
    private LostCalls Failed { get; init; }

    /// <summary>The points left. Running calls may take some of them.</summary>
    public int? Left => Limit - Used - Canceled.Count - Failed.Count;

    public int InFlight { get; private init; }

    /// <summary>The end of the window, by the server's clock.</summary>
    public DateTimeOffset ResetsAt { get; private init; }

    /// <summary>The time by which the window has ended. Null before its first answer.</summary>
    public TimeSpan? EndsAt { get; private init; }

    private long Window { get; init; }

    /// <summary>The calls that may have taken a point of this window.</summary>
    private int Sent { get; init; }

    private bool HasNoLimit { get; init; }

    private bool IsShared { get; init; }

    private bool SawOthers { get; init; }

    private SlowStart Start { get; init; }

    /// <summary>Whether the last answer was a refusal (status 429) that doesn't say how long to wait.</summary>
    private bool IsRefused { get; init; }

    /// <summary>The bucket is empty, or is as far as anybody knows.</summary>
    private bool IsEmpty => Used + Canceled.Count >= Limit;

    private bool IsUncertain => IsRefused
        || (Limit is not null ? !IsEmpty && ((IsShared && EndsAt is null) || Left <= 0) : !HasNoLimit);

    /// <summary>The state after some time without an event.</summary>
    public BucketState At(TimeSpan now)
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
        var start = state.InFlight == 0 ? state.Start with { Since = now } : state.Start;
        return ((state with { InFlight = state.InFlight + 1, Sent = state.Sent + 1, Start = start }).Settled(now), new Turn(state.Window, now));
    }

    /// <summary>A call has ended. The clock serves if the answer doesn't have the server's.</summary>
    public BucketState End(Turn turn, CallOutcome outcome, DateTimeOffset clock, TimeSpan now)
    {
        var state = At(now);
        if (outcome.IsNotSent)
            state = state with { Sent = state.Sent - 1 };
        else if (outcome.RateLimit is { Limit: > 0 } told)
            state = state.Learn(turn, outcome, told, clock, now);
        else if (outcome.IsTooMany)
            state = state with { HasNoLimit = false, IsRefused = true, Start = new(now + SlowStart.Step, Answers: 0) };
        else
            state = state.Untold(turn, outcome, now);
        return (state with { InFlight = state.InFlight - 1 }).Settled(now);
    }

    /// <summary>Gets the reset that the next call has to wait for. Null if it doesn't wait for one.</summary>
    public TimeSpan? OpensAt(TimeSpan now) => At(now) is { IsEmpty: true } state ? state.EndsAt ?? state.Canceled.ForgottenAt : null;

    /// <summary>Gets the time at which a call may go, if nothing else happens. Null if that isn't known.</summary>
    public TimeSpan? LooksAgainAt(TimeSpan now) =>
        At(now) is var state && state.IsUncertain && state.Start.WidensAt(now) is { } widens ? widens : state.EndsAt ?? state.Canceled.ForgottenAt;

    public bool IsIdle(TimeSpan now) => At(now) is { InFlight: 0, Canceled.Count: 0, Failed.Count: 0, EndsAt: null, IsRefused: false };

    private int Free(TimeSpan now, bool neverWaits)
    {
        if (IsUncertain)
            return Math.Min(Limit - Used ?? int.MaxValue, neverWaits && !Start.IsPausing(now) ? int.MaxValue : Start.Width(now)) - InFlight;
        return Left is not { } left ? int.MaxValue : (IsShared ? Math.Min(left, Math.Max(1, left / 4)) : left) - InFlight;
    }

    /// <summary>A call has ended without a word on the bucket.</summary>
    private BucketState Untold(Turn turn, CallOutcome outcome, TimeSpan now)
    {
        var hasNoLimit = Limit is null && (HasNoLimit || outcome.IsSuccess);
        // A call that was refused for another reason took no point.
        var (canceled, failed) = hasNoLimit || outcome.IsRefused ? (Canceled, Failed)
            : outcome.IsCanceled && turn.Window == Window ? (Canceled.Add(now), Failed)
            : (Canceled, Failed.Add(now));
        var state = this with { HasNoLimit = hasNoLimit, Canceled = canceled, Failed = failed };
        return outcome.Status is null ? state : state with { IsRefused = false, Start = Start with { Answers = Start.Answers + 1 } };
    }

    private BucketState Forget(TimeSpan until) => this with { Canceled = Canceled.Forget(until), Failed = Failed.Forget(until) };

    private BucketState Learn(Turn turn, CallOutcome outcome, HelixRateLimit told, DateTimeOffset clock, TimeSpan now)
    {
        var used = Math.Max(0, told.Limit - told.Remaining);
        var isNewer = Limit is null || told.ResetsAt > ResetsAt;
        // The server counted those before it counted this call.
        var state = Forget(turn.TakenAt - ResetTime.Rounding) with { Limit = told.Limit, HasNoLimit = false, IsRefused = false };
        if (!isNewer && !IsOfThisWindow(turn, told))
            return state;
        if (isNewer && (now >= EndsAt - ResetTime.Rounding || (told.ResetsAt - ResetsAt > Jump && used < Used)))
            state = state.NextWindow(now);
        var reset = ResetTime.Of(told, outcome, clock, now - turn.TakenAt);
        var endsAt = now + reset.Left;
        if (used > state.Sent || !reset.IsCertain || (outcome.IsTooMany && told.Remaining == 0))
            state = state with { IsShared = true, SawOthers = true };
        state = state with { Used = Math.Max(state.Used, used) };
        if (isNewer)
            return state with { EndsAt = endsAt, ResetsAt = told.ResetsAt };
        // The server's window isn't over, although the local clock says so.
        if (EndsAt is null)
            return state with { EndsAt = endsAt > now + Jump ? endsAt : now + Jump, IsShared = true, SawOthers = true };
        return told.ResetsAt == ResetsAt && endsAt < EndsAt ? state with { EndsAt = endsAt } : state;
    }

    // Resets of one window may differ a little. With a window that isn't known yet, it is the previous one that isn't over.
    private bool IsOfThisWindow(Turn turn, HelixRateLimit told) => EndsAt is null
        ? turn.Window == Window
        : told.ResetsAt == ResetsAt || (turn.Window == Window && ResetsAt - told.ResetsAt <= Jump);

    private BucketState NextWindow(TimeSpan begin)
    {
        // Both the reset and the server's clock may be rounded down: calls lost since may belong to the new window.
        var state = Forget(begin - ResetTime.Rounding - ResetTime.Rounding);
        var lost = state.Failed.And(state.Canceled);
        return state with
        {
            Window = Window + 1,
            Used = 0,
            Canceled = default,
            Failed = lost,
            Sent = InFlight + lost.Count,
            EndsAt = null,
            IsShared = SawOthers,
            SawOthers = false,
        };
    }

    private BucketState Settled(TimeSpan now) => this with { Start = IsUncertain ? Start with { Since = Start.Since ?? now } : default };
}
