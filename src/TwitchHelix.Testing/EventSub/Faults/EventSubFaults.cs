using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>
/// The faults of <see cref="HelixTestEventSub"/>. At most one fault affects a notification: of those that match, the one added first. All members can be used
/// from any thread.
/// </summary>
public sealed class EventSubFaults
{
    private readonly object gate = new();
    private volatile EventSubActiveFault[] active = [];

    internal EventSubFaults()
    {
    }

    /// <summary>The faults that are not used up, in the order in which they were added.</summary>
    public IReadOnlyList<EventSubActiveFault> Active => [.. active];

    /// <summary>Adds a fault. The same fault can be added more than once.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The active fault, which counts what it affects. Dispose it to remove it.</returns>
    /// <exception cref="ArgumentNullException">The fault is null.</exception>
    public EventSubActiveFault Add(EventSubFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var added = new EventSubActiveFault(this, fault);
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

    internal void Remove(EventSubActiveFault fault)
    {
        lock (gate)
            active = [.. active.Where(other => other != fault)];
    }

    /// <summary>Takes the fault that affects a notification.</summary>
    internal EventSubFault? TakeForNotification(string type) => active.Length == 0 ? null
        : Take(fault => fault.Effect != EventSubFaultEffect.NoWelcome && (fault.Type is null || fault.Type == type));

    /// <summary>Whether a fault silences a connection that is about to send a keepalive.</summary>
    internal bool TakeForKeepalive() => active.Length > 0 && Take(fault => fault is { Effect: EventSubFaultEffect.Silent, Type: null }) is not null;

    /// <summary>Whether a fault withholds the welcome from a connection.</summary>
    internal bool TakeForConnection() => active.Length > 0 && Take(fault => fault.Effect == EventSubFaultEffect.NoWelcome) is not null;

    private EventSubFault? Take(Predicate<EventSubFault> matches)
    {
        lock (gate)
            foreach (var fault in active)
                if (matches(fault.Fault) && fault.TryHit())
                {
                    if (fault.IsUsedUp)
                        Remove(fault);
                    return fault.Fault;
                }
        return null;
    }
}
