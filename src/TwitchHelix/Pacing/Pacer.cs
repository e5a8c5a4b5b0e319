using TwitchHelix.Calls;


namespace TwitchHelix.Pacing;

/// <summary>Holds calls back to keep the limits: first those of the operation, then the bucket's.</summary>
internal sealed class Pacer(TimeProvider timeProvider) : IDisposable
{
    private readonly GateSet<BucketKey, PointBucket> buckets = new(_ => new PointBucket(timeProvider));
    private readonly GateSet<(HelixOperation Operation, int Limit, string Key), CallLimit> limits =
        new(key => new CallLimit(key.Operation.RateLimits[key.Limit], timeProvider));

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
    /// <param name="patience">The longest wait for each limit.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="GateClosedException">A limit holds for longer than the caller waits.</exception>
    public async ValueTask<PacedCall> EnterAsync(HelixRequest request, BucketKey bucket, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (request.RateLimitKeys.Count == 0)
            return new PacedCall(await buckets.EnterAsync(bucket, patience, cancellationToken).ConfigureAwait(false), []);
        var passes = new List<GatePass>();
        try
        {
            // The longest first, so that a refusal names the time at which all of them are open.
            foreach (var limit in Enumerable.Range(0, request.RateLimitKeys.Count).OrderByDescending(each => request.Operation.RateLimits[each].Period))
            {
                var key = (request.Operation, limit, request.RateLimitKeys[limit]);
                passes.Add(await limits.EnterAsync(key, patience, cancellationToken).ConfigureAwait(false));
            }
            return new PacedCall(await buckets.EnterAsync(bucket, patience, cancellationToken).ConfigureAwait(false), passes);
        }
        catch
        {
            foreach (var pass in passes)
                pass.Leave(CallOutcome.NotSent);
            throw;
        }
    }

    public void Dispose()
    {
        limits.Dispose();
        buckets.Dispose();
    }
}
