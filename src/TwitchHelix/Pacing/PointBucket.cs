namespace TwitchHelix.Pacing;

/// <summary>
/// A bucket of points, as the headers show it. Used points are those of the answers, one for each running call, and one for each lost call: no call finds the
/// bucket empty, and after the answers every point can be used.
/// </summary>
/// <remarks>
/// The first call goes alone, because nothing is known before its answer; if the answer doesn't come, the number of running calls may double each second. A
/// bucket that others use too (another process, or an earlier run of this one) is emptied in ever smaller steps, because their running calls are invisible.
/// </remarks>
internal sealed class PointBucket(TimeProvider timeProvider) : Gate(timeProvider)
{
    /// <summary>The headers have resets in whole seconds, perhaps rounded down.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>A reset that moves by more belongs to another window; by less, it is a rounding difference.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(5);

    private readonly LostCalls lost = new();

    private bool hasNoLimit;
    private int? limit;
    private DateTimeOffset resetsAt;

    private long window;

    /// <summary>The end of the window by the local clock. Null if no window is known.</summary>
    private DateTimeOffset? opensAt;
    private int used;
    private int inFlight;
    private int sent;
    private bool isAnswered;
    private DateTimeOffset askedAt;
    private bool isShared;
    private bool sawOthers;

    /// <summary>The known state of the bucket. Null before the first answer, and if the server has no limit.</summary>
    public HelixRateLimit? State
    {
        get
        {
            lock (Lock)
            {
                PassTime(Now);
                return limit is { } known ? new HelixRateLimit(known, Math.Max(0, known - used - lost.Count), resetsAt) : null;
            }
        }
    }

    private bool IsAsking => limit is null ? !hasNoLimit : isShared && !isAnswered;

    protected override GatePass? TryTake(DateTimeOffset now)
    {
        PassTime(now);
        if (Free(now) <= 0)
            return null;
        if (IsAsking && inFlight == 0)
            askedAt = now;
        inFlight++;
        sent++;
        return new GatePass(this, window, now);
    }

    protected override DateTimeOffset? OpensAt(DateTimeOffset now)
    {
        if (limit is not { } known || used + lost.Count < known)
            return null;
        var forgets = used < known ? lost.NextForgottenAt : null;
        return forgets < opensAt ? forgets : opensAt ?? forgets;
    }

    protected override DateTimeOffset? LooksAgainAt(DateTimeOffset now) =>
        OpensAt(now) ?? (IsAsking ? askedAt + TimeSpan.FromSeconds(Math.Floor((now - askedAt).TotalSeconds) + 1) : null);

    protected override void Learn(GatePass pass, CallOutcome outcome, DateTimeOffset now)
    {
        PassTime(now);
        inFlight--;
        if (outcome.IsNotSent)
            sent--;
        else if (outcome.RateLimit is { Limit: > 0 } told)
            Learn(pass, outcome, told, now);
        else if (outcome.IsSuccess && limit is null)
            hasNoLimit = true;
        else if (!hasNoLimit || limit is not null)
            lost.Add(now);
    }

    protected override bool IsIdle(DateTimeOffset now)
    {
        PassTime(now);
        return inFlight == 0 && lost.Count == 0 && opensAt is null;
    }

    private void Learn(GatePass pass, CallOutcome outcome, HelixRateLimit told, DateTimeOffset now)
    {
        var gone = Math.Max(0, told.Limit - told.Remaining);
        var opens = now + ResetTime.Left(told.ResetsAt, outcome.ServerTime, OnClock(pass.EnteredAt), OnClock(now)) + Rounding;
        var isFirst = limit is null;
        limit = told.Limit;
        // The server counted those before it counted this call.
        lost.ForgetUntil(pass.EnteredAt - Rounding);
        if (isFirst || (!isAnswered && told.ResetsAt > resetsAt))
            Adopt(told, opens, gone);
        else if (told.ResetsAt > resetsAt)
            LearnLater(told, opens, gone, now);
        else if (isAnswered && (told.ResetsAt == resetsAt || (pass.Window == window && resetsAt - told.ResetsAt <= Jump)))
            used = Math.Max(used, gone);
        else if (!isAnswered && pass.Window == window)
            LearnEarly(gone, outcome.IsTooMany, now);
        // Otherwise it is the late answer of an old window.
        else
            return;

        if (gone > sent || (outcome.IsTooMany && told.Remaining == 0))
            isShared = sawOthers = true;
    }

    /// <summary>An answer of the next window, or of a bucket that refills gradually.</summary>
    private void LearnLater(HelixRateLimit told, DateTimeOffset opens, int gone, DateTimeOffset now)
    {
        var isNext = now >= opensAt - Rounding || (told.ResetsAt - resetsAt > Jump && gone < used);
        if (isNext)
        {
            BeginWindow();
            // The answered call no longer runs, but belongs to this window.
            sent++;
        }
        Adopt(told, opens, isNext ? gone : Math.Max(used, gone));
    }

    /// <summary>The server's window isn't over yet, although the local clock says so: one call at a time until it is.</summary>
    private void LearnEarly(int gone, bool isTooMany, DateTimeOffset now)
    {
        used = Math.Max(used, gone);
        isShared = sawOthers = true;
        opensAt = now + (isTooMany ? ResetTime.Unknown : Rounding);
    }

    private void Adopt(HelixRateLimit told, DateTimeOffset opens, int gone)
    {
        resetsAt = told.ResetsAt;
        opensAt = opens;
        used = gone;
        isAnswered = true;
    }

    private void PassTime(DateTimeOffset now)
    {
        if (now >= opensAt)
        {
            // Both the reset and the server's clock may be rounded down to seconds: calls lost after it may belong to the new window.
            lost.ForgetUntil(opensAt.Value - Rounding - Rounding);
            BeginWindow();
        }
        lost.ForgetOld(now);
    }

    private void BeginWindow()
    {
        window++;
        opensAt = null;
        used = 0;
        sent = inFlight + lost.Count;
        isAnswered = false;
        isShared = sawOthers;
        sawOthers = false;
    }

    /// <summary>The number of calls that can be sent now.</summary>
    private int Free(DateTimeOffset now)
    {
        var left = limit is { } known ? known - used - lost.Count : int.MaxValue;
        var free = left - inFlight;
        if (IsAsking)
            return Math.Min(free, (inFlight == 0 ? 1 : 1 << (int)Math.Min(20, (now - askedAt).TotalSeconds)) - inFlight);
        return isShared && limit is not null ? Math.Min(free, Math.Max(1, left / 4) - inFlight) : free;
    }
}
