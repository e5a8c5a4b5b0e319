namespace TwitchHelix.EventSub.Conduits;

/// <summary>Assigns shards to sessions. Those that come while calls are on their way go together into the next call.</summary>
/// <param name="conduitId">The ID of the conduit.</param>
/// <param name="calls">The calls about conduits.</param>
/// <param name="stopping">Cancels the calls.</param>
internal sealed class ShardAssigner(string conduitId, ConduitCalls calls, CancellationToken stopping)
{
    /// <summary>The number of shards of a call at most. Twitch tells no limit.</summary>
    private const int MostInCall = 20;

    /// <summary>The number of calls at a time, so that a slow one holds up no other shard.</summary>
    private const int MostCalls = 3;

    private readonly object gate = new();
    private readonly Queue<ShardAssignment> waiting = new();
    private int running;

    /// <summary>Sends the events of a shard over a session from now on.</summary>
    /// <exception cref="HelixException">The call failed, or Twitch refuses the shard or the session.</exception>
    public async Task AssignAsync(string shardId, string sessionId, CancellationToken cancellationToken)
    {
        var assignment = new ShardAssignment(shardId, sessionId);
        using var canceled = cancellationToken.Register(() => assignment.Done.TrySetCanceled(cancellationToken));
        Assign(assignment);
        await assignment.Done.Task.ConfigureAwait(false);
    }

    private void Assign(ShardAssignment assignment)
    {
        lock (gate)
        {
            waiting.Enqueue(assignment);
            if (running == MostCalls)
                return;
            running++;
        }
        // Its failures are those of the assignments.
        _ = CallAsync();
    }

    private async Task CallAsync()
    {
        while (Next() is { Count: > 0 } next)
            try
            {
                await calls.AssignAsync(conduitId, next, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The assignments are canceled by those who wait for them.
            }
            catch (Exception e)
            {
                foreach (var each in next)
                    each.Done.TrySetException(e);
            }
    }

    /// <summary>Returns those for the next call. None if the calls end.</summary>
    private List<ShardAssignment> Next()
    {
        List<ShardAssignment> next = [];
        lock (gate)
        {
            while (waiting.Count > 0 && next.Count < MostInCall)
                if (waiting.Dequeue() is { Done.Task.IsCompleted: false } assignment)
                    next.Add(assignment);
            if (next.Count == 0)
                running--;
        }
        return next;
    }
}
