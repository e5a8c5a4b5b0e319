namespace TwitchHelix.Pacing;

/// <summary>The gate of a bucket of points.</summary>
internal sealed class PointBucket(TimeProvider timeProvider) : Gate(timeProvider)
{
    private readonly TimeProvider timeProvider = timeProvider;
    private BucketState state;

    /// <summary>The known state of the bucket. Null before the first answer, and if the server has no limit.</summary>
    public HelixRateLimit? State
    {
        get
        {
            lock (Lock)
            {
                var known = state.At(Now);
                return known is { Limit: { } limit, Left: { } left } ? new HelixRateLimit(limit, Math.Max(0, left), known.ResetsAt) : null;
            }
        }
    }

    protected override Turn? TryTake(TimeSpan now, bool neverWaits)
    {
        (state, var turn) = state.Take(now, neverWaits);
        return turn;
    }

    protected override TimeSpan? OpensAt(TimeSpan now) => state.OpensAt(now);

    protected override TimeSpan? LooksAgainAt(TimeSpan now) => state.LooksAgainAt(now);

    protected override void Learn(Turn turn, CallOutcome outcome, TimeSpan now) => state = state.End(turn, outcome, timeProvider.GetUtcNow(), now);

    protected override bool IsIdle(TimeSpan now) => state.IsIdle(now);
}
