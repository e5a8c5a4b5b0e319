namespace TwitchHelix.Batching;

/// <summary>The batches of the same call that have waiting callers. Use it under the collector's lock.</summary>
/// <param name="comparer">Compares keys as Twitch does.</param>
internal sealed class BatchLane(StringComparer comparer)
{
    private readonly Dictionary<string, Batch> latest = new(comparer);
    private readonly HashSet<Batch> batches = [];

    /// <summary>The batch that collects keys. Null if there is none.</summary>
    public Batch? Open { get; private set; }

    public bool IsEmpty => batches.Count == 0;

    /// <summary>Gets the batch in which the key waits for its answer. Null if there is none.</summary>
    public Batch? Find(string key) => latest.TryGetValue(key, out var batch) && !batch.IsAnswered(key) ? batch : null;

    /// <summary>Opens a batch that collects keys.</summary>
    public void Add(Batch batch)
    {
        batches.Add(batch);
        Open = batch;
    }

    /// <summary>Notes that the open batch has the key.</summary>
    public void Note(string key) => latest[key] = Open!;

    /// <summary>Closes the open batch, so that it gets no more keys.</summary>
    /// <returns>The batch. Null if none was open.</returns>
    public Batch? Close()
    {
        var closed = Open;
        Open = null;
        return closed;
    }

    /// <summary>Removes a batch whose callers have left, so that no caller joins it any more.</summary>
    public void Remove(Batch batch)
    {
        if (Open == batch)
            Close();
        batches.Remove(batch);
        foreach (var key in batch.Keys)
            if (latest.TryGetValue(key, out var current) && current == batch)
                latest.Remove(key);
    }
}
