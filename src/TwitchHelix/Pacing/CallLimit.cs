namespace TwitchHelix.Pacing;

/// <summary>
/// An operation's own limit: a number of calls in a period. A call counts from its answer on, so that the server never sees more calls in any period, however
/// long they take.
/// </summary>
internal sealed class CallLimit(HelixOperationRateLimit limit, TimeProvider timeProvider) : Gate(timeProvider)
{
    private readonly Queue<DateTimeOffset> ended = new();
    private int inFlight;

    protected override GatePass? TryTake(DateTimeOffset now)
    {
        Forget(now);
        if (inFlight + ended.Count >= limit.Calls)
            return null;
        inFlight++;
        return new GatePass(this, window: 0, now);
    }

    protected override DateTimeOffset? OpensAt(DateTimeOffset now) =>
        inFlight + ended.Count >= limit.Calls && ended.Count > 0 && ended.Peek() + limit.Period is var opens && opens > now ? opens : null;

    protected override void Learn(GatePass pass, CallOutcome outcome, DateTimeOffset now)
    {
        inFlight--;
        if (!outcome.IsNotSent && !outcome.IsRefused)
            ended.Enqueue(now);
    }

    protected override bool IsIdle(DateTimeOffset now)
    {
        Forget(now);
        return inFlight == 0 && ended.Count == 0;
    }

    private void Forget(DateTimeOffset now)
    {
        while (ended.Count > 0 && ended.Peek() + limit.Period <= now)
            ended.Dequeue();
    }
}
