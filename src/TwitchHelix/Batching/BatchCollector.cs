using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Batching;

/// <summary>
/// Collects concurrent look-ups, and sends them when their window ends or a call is full. A key that is collected or on its way is shared until its answer
/// arrives.
/// </summary>
internal sealed class BatchCollector(HelixOptions options, TimeProvider timeProvider) : IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<BatchCall, BatchLane> lanes = [];
    private readonly CancellationTokenSource disposed = new();
    private bool isDisposed;

    /// <summary>Looks up one key in a call that it shares with others.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">This caller was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<TItem?> GetAsync<TAnswer, TItem>(
        BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, string key, CancellationToken cancellationToken)
        where TAnswer : HelixResponse, IJsonFields
        where TItem : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The batch is sent by a timer, which runs for nobody or for the first caller alone.
        caller = caller.Settled();
        var call = new BatchCall(lookup, caller.Choice, request.Query);
        var (batch, outcome) = Join(call, lookup, request, caller, key);
        try
        {
            return (await outcome.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false)).Result();
        }
        finally
        {
            Leave(call, batch);
        }
    }

    public void Dispose()
    {
        List<Batch> waiting;
        lock (gate)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            waiting = [.. lanes.Values.Select(lane => lane.Close()).OfType<Batch>()];
        }
        disposed.Cancel();
        // These batches send nothing any more. They only fail the waiting callers.
        foreach (var batch in waiting)
            _ = batch.SendAsync();
        disposed.Dispose();
    }

    private (Batch Batch, Task<BatchOutcome<TItem>> Outcome) Join<TAnswer, TItem>(
        BatchCall call,
        BatchLookup<TAnswer, TItem> lookup,
        HelixRequest request,
        HelixCaller caller,
        string key)
        where TAnswer : HelixResponse, IJsonFields
        where TItem : class
    {
        Batch<TAnswer, TItem> batch;
        Task<BatchOutcome<TItem>> outcome;
        bool isNew = false, isFull = false;
        lock (gate)
        {
            var end = isDisposed ? throw ClientLifetime.Ended() : disposed.Token;
            if (!lanes.TryGetValue(call, out var lane))
                lanes.Add(call, lane = new BatchLane(lookup.Comparer));
            if (lane.Find(key) is { } pending)
                batch = (Batch<TAnswer, TItem>)pending;
            else
            {
                isNew = lane.Open is null;
                if (isNew)
                    lane.Add(new Batch<TAnswer, TItem>(lookup, request, caller, end));
                batch = (Batch<TAnswer, TItem>)lane.Open!;
                batch.Add(key);
                lane.Note(key);
                isFull = batch.IsFull;
                if (isFull)
                    lane.Close();
            }
            batch.Callers++;
            outcome = batch.Outcome(key);
        }
        if (isFull)
            _ = batch.SendAsync();
        else if (isNew)
            batch.SendAfter(timeProvider.CreateTimer(_ => SendOpen(call, batch), null, options.BatchWindow, Timeout.InfiniteTimeSpan));
        return (batch, outcome);
    }

    private void SendOpen(BatchCall call, Batch batch)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(call, out var lane) || lane.Open != batch)
                return;
            lane.Close();
        }
        _ = batch.SendAsync();
    }

    private void Leave(BatchCall call, Batch batch)
    {
        lock (gate)
        {
            if (--batch.Callers > 0)
                return;
            var lane = lanes[call];
            lane.Remove(batch);
            if (lane.IsEmpty)
                lanes.Remove(call);
        }
        batch.End();
    }
}
