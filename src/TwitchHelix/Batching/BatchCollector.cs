using TwitchHelix.Http;

namespace TwitchHelix.Batching;

/// <summary>Collects the look-ups that are made at the same time, and sends them when their window ends or a call is full.</summary>
internal sealed class BatchCollector(HelixOptions options, TimeProvider timeProvider) : IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<BatchCall, Batch> open = [];
    private readonly CancellationTokenSource disposed = new();
    private bool isDisposed;

    /// <summary>Looks up one key, with others of the same call.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">This caller was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<TItem?> GetAsync<TAnswer, TItem>(BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, CallerChoice choice, string key, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new BatchCall(lookup, choice, request.Query);
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
        // They send nothing any more, but tell those who wait.
        foreach (var batch in waiting)
            _ = batch.SendAsync();
        disposed.Dispose();
    }

    private (Batch Batch, Task<BatchOutcome<TItem>> Outcome) Join<TAnswer, TItem>(BatchCall call, BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, string key)
        where TAnswer : class
        where TItem : class
    {
        Batch<TAnswer, TItem> batch;
        Task<BatchOutcome<TItem>> outcome;
        bool isNew, isFull;
        lock (gate)
        {
            var end = isDisposed ? throw new ObjectDisposedException(nameof(HelixClient)) : disposed.Token;
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

    /// <summary>Takes the batch out of those that can be joined.</summary>
    /// <returns>Whether it was still one of them.</returns>
    private bool Remove(BatchCall call, Batch batch) =>
        open.TryGetValue(call, out var current) && current == batch && open.Remove(call);
}
