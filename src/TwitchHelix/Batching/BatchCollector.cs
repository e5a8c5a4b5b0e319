using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Transport;


namespace TwitchHelix.Batching;

/// <summary>Collects concurrent look-ups, and sends them when their window ends or a call is full.</summary>
internal sealed class BatchCollector(HelixOptions options, TimeProvider timeProvider) : IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<BatchCall, Batch> open = [];
    private readonly CancellationTokenSource disposed = new();
    private bool isDisposed;

    /// <summary>Looks up one key in a call that it shares with others.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">This caller was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<TItem?> GetAsync<TAnswer, TItem>(
        BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, string key, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        cancellationToken.ThrowIfCancellationRequested();
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
            waiting = [.. open.Values];
            open.Clear();
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
        where TAnswer : class
        where TItem : class
    {
        Batch<TAnswer, TItem> batch;
        Task<BatchOutcome<TItem>> outcome;
        bool isNew, isFull;
        lock (gate)
        {
            var end = isDisposed ? throw ClientLifetime.Ended() : disposed.Token;
            isNew = !open.TryGetValue(call, out var known);
            batch = isNew ? new Batch<TAnswer, TItem>(lookup, request, caller, end) : (Batch<TAnswer, TItem>)known!;
            outcome = batch.Add(key);
            batch.Callers++;
            isFull = batch.IsFull;
            if (isFull)
                open.Remove(call);
            else if (isNew)
                open.Add(call, batch);
        }
        if (isFull)
            _ = batch.SendAsync();
        else if (isNew)
            batch.SendAfter(timeProvider.CreateTimer(_ => SendOpen(call, batch), null, options.BatchWindow, Timeout.InfiniteTimeSpan));
        return (batch, outcome);
    }

    private void SendOpen(BatchCall call, Batch batch)
    {
        if (Close(call, batch))
            _ = batch.SendAsync();
    }

    private void Leave(BatchCall call, Batch batch)
    {
        lock (gate)
        {
            if (--batch.Callers > 0)
                return;
            Remove(call, batch);
        }
        batch.End();
    }

    private bool Close(BatchCall call, Batch batch)
    {
        lock (gate)
            return Remove(call, batch);
    }

    /// <summary>Closes the batch, so that no caller joins it any more.</summary>
    /// <returns>True if the batch was still open.</returns>
    private bool Remove(BatchCall call, Batch batch) =>
        open.TryGetValue(call, out var current) && current == batch && open.Remove(call);
}
