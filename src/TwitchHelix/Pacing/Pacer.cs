using TwitchHelix.Calls;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>Holds calls back to keep the limits: first those of the operation, then the bucket's.</summary>
internal sealed class Pacer(TimeProvider timeProvider)
{
    private const int FewGates = 1000;

    private readonly GateSet<BucketKey, PointBucket> buckets = new(_ => new PointBucket(timeProvider), FewGates);
    private readonly GateSet<(HelixOperation Operation, int Limit, string Key), CallLimit> limits =
        new(key => new CallLimit(key.Operation.RateLimits[key.Limit], timeProvider), FewGates);

    public IReadOnlyList<HelixRateLimitBucket> State =>
    [
        .. from entry in buckets.All
           let state = entry.Value.Known()
           where state is not null
           orderby entry.Key.UserId
           select new HelixRateLimitBucket(entry.Key.UserId, state, entry.Value.Waiting),
    ];

    /// <summary>Waits until the call may be sent.</summary>
    /// <returns>The call's turns. Null if the call was sent away by <see cref="SendAway"/>, or canceled.</returns>
    /// <exception cref="GateClosedException">A limit holds for longer than the caller waits.</exception>
    public async ValueTask<PacedCall?> EnterAsync(HelixRequest request, BucketKey bucket, TimeSpan patience, CallDeadline deadline)
    {
        var started = timeProvider.GetTimestamp();
        var keys = request.RateLimitKeys;
        var turns = new (Gate? Gate, Turn Turn)[keys.Count + 1];
        try
        {
            // The longest first, so that a refusal names the time at which all of them are open.
            for (var limit = keys.Count - 1; limit >= 0; limit--)
            {
                if (await limits.EnterAsync((request.Operation, limit, keys[limit]), deadline, Left(patience, started)).ConfigureAwait(false) is not { } own)
                    return null;
                turns[limit + 1] = own;
            }
            if (await buckets.EnterAsync(bucket, deadline, Left(patience, started)).ConfigureAwait(false) is not { } turn)
                return null;
            turns[0] = turn;
            return new PacedCall(turns);
        }
        finally
        {
            if (turns[0].Gate is null)
                new PacedCall(turns).Leave(CallOutcome.NotSent);
        }
    }

    /// <summary>Sends the calls away that wait for points of a bucket. They choose their tokens again.</summary>
    public void SendAway(BucketKey bucket) => buckets.SendAway(bucket);

    private TimeSpan Left(TimeSpan patience, long started) =>
        patience == Timeout.InfiniteTimeSpan ? patience : TimeSpan.FromTicks(Math.Max(0, (patience - timeProvider.GetElapsedTime(started)).Ticks));
}
