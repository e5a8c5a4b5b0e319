namespace TwitchHelix.Testing.Model;

/// <summary>Faults that are not used up, in the order in which they were added. It can be used from any thread.</summary>
internal sealed class FaultList<TActive>
    where TActive : class, IActiveFault
{
    private readonly object gate = new();
    private volatile TActive[] active = [];

    public IReadOnlyList<TActive> Active => [.. active];

    public TActive Add(TActive added)
    {
        if (!added.Hits.IsUsedUp)
            lock (gate)
                active = [.. active, added];
        return added;
    }

    public void Remove(TActive fault)
    {
        lock (gate)
            active = [.. active.Where(other => other != fault)];
    }

    public void Clear()
    {
        lock (gate)
            active = [];
    }

    /// <summary>Takes the first fault that matches and hits. One that is used up by it is removed.</summary>
    public TActive? Take(Predicate<TActive> matches)
    {
        if (active.Length == 0)
            return null;
        lock (gate)
            foreach (var fault in active)
                if (!fault.Hits.IsUsedUp && matches(fault) && fault.Hits.TryHit())
                {
                    if (fault.Hits.IsUsedUp)
                        Remove(fault);
                    return fault;
                }
        return null;
    }
}
