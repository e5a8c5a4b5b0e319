using TwitchHelix.Calls;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>Holds calls back to keep the limits: first those of the operation, then the bucket's.</summary>
/// <param name="timeProvider">The time.</param>
/// <param name="fewGates">The number of buckets, and of operations' own limits, from which on idle ones are forgotten.</param>
internal sealed class Pacer(TimeProvider timeProvider, int fewGates = 1000) : IDisposable
{
    private readonly GateSet<BucketKey, PointBucket> buckets = new(_ => new PointBucket(timeProvider), fewGates);
    private readonly GateSet<(HelixOperation Operation, int Limit, string Key), CallLimit> limits =
        new(key => new CallLimit(key.Operation.RateLimits[key.Limit], timeProvider), fewGates);

    public IReadOnlyList<HelixRateLimitBucket> State =>
    [
        .. from entry in buckets.All
           let state = entry.Value.State
           where state is not null
           orderby entry.Key.UserId
           select new HelixRateLimitBucket(entry.Key.UserId, state, entry.Value.Waiting),
    ];

    /// <summary>Waits until the call may be sent.</summary>
    /// <param name="request">The call.</param>
    /// <param name="bucket">The bucket from which it takes a point.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="deadline">The time left for the call.</param>
    /// <returns>The call's turns. Null if the call was sent away by <see cref="SendAway"/>, or canceled.</returns>
    /// <exception cref="GateClosedException">A limit holds for longer than the caller waits.</exception>
    public async ValueTask<PacedCall?> EnterAsync(HelixRequest request, BucketKey bucket, TimeSpan patience, CallDeadline deadline)
    {
        if (request.RateLimitKeys.Count == 0)
            return await buckets.EnterAsync(bucket, deadline, patience).ConfigureAwait(false) is { } only ? new PacedCall([only]) : null;
        var turns = new List<(Gate Gate, Turn Turn)>();
        var started = timeProvider.GetTimestamp();
        var isSentAway = true;
        try
        {
            // The longest first, so that a refusal names the time at which all of them are open.
            foreach (var limit in Enumerable.Range(0, request.RateLimitKeys.Count).OrderByDescending(each => request.Operation.RateLimits[each].Period))
            {
                var key = (request.Operation, limit, request.RateLimitKeys[limit]);
                if (await limits.EnterAsync(key, deadline, Left()).ConfigureAwait(false) is not { } own)
                    return null;
                turns.Add(own);
            }
            if (await buckets.EnterAsync(bucket, deadline, Left()).ConfigureAwait(false) is not { } turn)
                return null;
            isSentAway = false;
            turns.Add(turn);
            return new PacedCall(turns);
        }
        finally
        {
            if (isSentAway)
                new PacedCall(turns).Leave(CallOutcome.NotSent);
        }

        TimeSpan Left() =>
            patience == Timeout.InfiniteTimeSpan ? patience : TimeSpan.FromTicks(Math.Max(0, (patience - timeProvider.GetElapsedTime(started)).Ticks));
    }

    /// <summary>Sends the calls away that wait for points of a bucket. They choose their tokens again.</summary>
    public void SendAway(BucketKey bucket) => buckets.SendAway(bucket);

    public void Dispose()
    {
        limits.Dispose();
        buckets.Dispose();
    }
}
