namespace TwitchHelix.Pacing;

/// <summary>
/// A bucket of points, as the headers tell it. The points that may be gone are those that an answer told of, and one for each call that is
/// out: so the bucket never runs dry under a call, and once the answers are in, every point can be used.
/// </summary>
/// <remarks>
/// The first call goes alone, because nothing is known before its answer. A bucket that others use too (another process, or this one before
/// it was started anew) is emptied in ever smaller steps, because their calls that are out can't be seen.
/// </remarks>
internal sealed class PointBucket(TimeProvider timeProvider) : Gate(timeProvider)
{
    /// <summary>Resets are told in whole seconds, which may be cut off.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>A bucket is full again after this at the latest.</summary>
    private static readonly TimeSpan RefillTime = TimeSpan.FromMinutes(1);

    /// <summary>A reset that moves by more is another window's, not the same one's told less exactly.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(5);

    private bool hasNoLimit;
    private int? limit;
    private DateTimeOffset resetsAt;

    private long window;
    private DateTimeOffset opensAt;
    private int used;
    private int inFlight;
    private int sent;
    private bool isAnswered;
    private bool isShared;
    private bool sawOthers;

    /// <summary>What is known of the bucket now. Null before the first answer, and if the server tells nothing.</summary>
    public HelixRateLimit? State
    {
        get
        {
            lock (Lock)
                return limit is { } known ? new HelixRateLimit(known, Now >= opensAt ? known : Math.Max(0, known - used), resetsAt) : null;
        }
    }

    protected override GatePass? TryTake(DateTimeOffset now)
    {
        if (limit is not null && now >= opensAt)
        {
            BeginWindow();
            opensAt = now + RefillTime;
        }
        if (Free() <= 0)
            return null;
        inFlight++;
        sent++;
        return new GatePass(this, window);
    }

    protected override DateTimeOffset? OpensAt(DateTimeOffset now) => used >= limit && now < opensAt ? opensAt : null;

    protected override void Learn(GatePass pass, CallOutcome outcome, DateTimeOffset now)
    {
        inFlight--;
        if (outcome.IsNotSent)
            sent--;
        else if (outcome.RateLimit is { } told)
            Learn(pass, told, outcome.IsTooMany, now);
        else if (limit is null)
            hasNoLimit |= outcome.IsSuccess;
        else if (pass.Window == window)
            // It may have taken a point.
            used++;
    }

    protected override bool IsIdle(DateTimeOffset now) => inFlight == 0 && (limit is null || now >= opensAt);

    private void Learn(GatePass pass, HelixRateLimit told, bool isTooMany, DateTimeOffset now)
    {
        var gone = Math.Max(0, told.Limit - told.Remaining);
        var isFirst = limit is null;
        limit = told.Limit;
        if (isFirst)
            Adopt(told, gone);
        else if (told.ResetsAt > resetsAt)
            LearnLater(told, gone, now);
        else if (told.ResetsAt == resetsAt && isAnswered || told.ResetsAt <= resetsAt && pass.Window == window)
            LearnSame(gone, now);
        // What is left is the late answer of a window that is over.
        else
            return;

        if (gone > sent || (isTooMany && told.Remaining == 0))
            isShared = sawOthers = true;
        if (told.Remaining == 0 && opensAt <= now)
            opensAt = now + Rounding;
    }

    /// <summary>An answer of a later window, of this one if no answer was there yet, or of a bucket that fills up bit by bit.</summary>
    private void LearnLater(HelixRateLimit told, int gone, DateTimeOffset now)
    {
        if (!isAnswered)
        {
            Adopt(told, Math.Max(used, gone));
        }
        else if (now >= resetsAt || (told.ResetsAt - resetsAt > Jump && gone < used))
        {
            BeginWindow();
            sent++;
            Adopt(told, gone);
        }
        else
        {
            Adopt(told, Math.Max(used, gone));
        }
    }

    private void LearnSame(int gone, DateTimeOffset now)
    {
        used = Math.Max(used, gone);
        if (isAnswered)
            return;
        // The server's window is not over yet, though our clock says so: one call at a time until it is.
        isShared = sawOthers = true;
        opensAt = now + Rounding;
    }

    private void Adopt(HelixRateLimit told, int gone)
    {
        resetsAt = told.ResetsAt;
        opensAt = resetsAt + Rounding;
        used = gone;
        isAnswered = true;
    }

    private void BeginWindow()
    {
        window++;
        used = 0;
        sent = inFlight;
        isAnswered = false;
        isShared = sawOthers;
        sawOthers = false;
    }

    /// <summary>How many calls can go out now.</summary>
    private int Free()
    {
        if (limit is not { } known)
            return hasNoLimit ? int.MaxValue : 1 - inFlight;
        var free = known - used - inFlight;
        return !isShared ? free
            : !isAnswered ? Math.Min(free, 1 - inFlight)
            : Math.Min(free, Math.Max(1, (known - used) / 4) - inFlight);
    }
}
