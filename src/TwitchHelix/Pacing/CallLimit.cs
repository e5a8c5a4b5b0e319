namespace TwitchHelix.Pacing;

/// <summary>
/// The gate of an operation's own limit: a number of calls in a period. A call counts from its answer on, so that the server never sees more calls in any
/// period, however long they take.
/// </summary>
internal sealed class CallLimit(HelixOperationRateLimit limit, TimeProvider timeProvider) : Gate(timeProvider)
{
    private readonly Queue<TimeSpan> ended = new();
    private int inFlight;

    protected override Turn? TryTake(TimeSpan now, bool neverWaits)
    {
        if (Count(now) >= limit.Calls)
            return null;
        inFlight++;
        return new Turn(Window: 0, now);
    }

    protected override (TimeSpan? At, TimeSpan? Reset) Opens(TimeSpan now)
    {
        TimeSpan? at = ended.Count > 0 ? ended.Peek() + limit.Period : null;
        return (at, at);
    }

    protected override void Learn(Turn turn, CallOutcome outcome, TimeSpan now)
    {
        inFlight--;
        if (!outcome.IsNotSent && !outcome.IsRefused)
            ended.Enqueue(now);
    }

    protected override bool IsIdle(TimeSpan now) => Count(now) == 0;

    private int Count(TimeSpan now)
    {
        while (ended.Count > 0 && ended.Peek() + limit.Period <= now)
            ended.Dequeue();
        return inFlight + ended.Count;
    }
}
