using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing;

/// <summary>
/// The faults of a <see cref="HelixTestServer"/>. At most one fault affects a request: of those that match, the one added first. Faults don't
/// affect requests that a mapping of <see cref="HelixTestServer.WireMock"/> answers. All members can be used from any thread.
/// </summary>
public sealed class HelixFaults
{
    private readonly object gate = new();
    private volatile HelixActiveFault[] active = [];

    internal HelixFaults()
    {
    }

    /// <summary>The faults that are not used up, in the order in which they were added.</summary>
    public IReadOnlyList<HelixActiveFault> Active => [.. active];

    /// <summary>Adds a fault. The same fault can be added more than once.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The active fault, which counts the requests that it affects. Dispose it to remove it.</returns>
    /// <exception cref="ArgumentNullException">The fault is null.</exception>
    public HelixActiveFault Add(HelixFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var added = new HelixActiveFault(this, fault);
        if (!added.IsUsedUp)
            lock (gate)
                active = [.. active, added];
        return added;
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (gate)
            active = [];
    }

    internal void Remove(HelixActiveFault fault)
    {
        lock (gate)
            active = [.. active.Where(other => other != fault)];
    }

    internal HelixFault? Take(ReceivedRequest request)
    {
        if (active.Length == 0)
            return null;
        lock (gate)
            foreach (var fault in active)
                if (fault.TryHit(request))
                {
                    if (fault.IsUsedUp)
                        Remove(fault);
                    return fault.Fault;
                }
        return null;
    }
}
