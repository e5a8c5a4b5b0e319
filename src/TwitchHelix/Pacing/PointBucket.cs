namespace TwitchHelix.Pacing;

/// <summary>The gate of a bucket of points.</summary>
internal sealed class PointBucket(TimeProvider timeProvider) : Gate(timeProvider)
{
    private readonly TimeProvider timeProvider = timeProvider;
    private BucketState state;

    /// <inheritdoc cref="BucketState.Known"/>
    public HelixRateLimit? Known()
    {
        lock (Lock)
            return state.Known(Now);
    }

    protected override Turn? TryTake(TimeSpan now, bool neverWaits)
    {
        (state, var turn) = state.Take(now, neverWaits);
        return turn;
    }

    protected override (TimeSpan? At, TimeSpan? Reset) Opens(TimeSpan now) => state.Opens(now);

    protected override void Learn(Turn turn, CallOutcome outcome, TimeSpan now) => state = state.End(turn, outcome, timeProvider.GetUtcNow(), now);

    protected override bool IsIdle(TimeSpan now) => state.IsIdle(now);
}
