using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>
/// The faults of <see cref="HelixTestEventSub"/>. At most one fault affects a notification: of those that match, the one added first. All members can be used
/// from any thread.
/// </summary>
public sealed class EventSubFaults
{
    private readonly FaultList<EventSubActiveFault> list = new();

    internal EventSubFaults()
    {
    }

    /// <summary>The faults that are not used up, in the order in which they were added.</summary>
    public IReadOnlyList<EventSubActiveFault> Active => list.Active;

    /// <summary>Adds a fault. The same fault can be added more than once.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The active fault, which counts what it affects. Dispose it to remove it.</returns>
    /// <exception cref="ArgumentNullException">The fault is null.</exception>
    public EventSubActiveFault Add(EventSubFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return list.Add(new EventSubActiveFault(list, fault));
    }

    /// <summary>Removes all faults.</summary>
    public void Clear() => list.Clear();

    /// <summary>Takes the fault that affects a notification.</summary>
    internal EventSubFault? TakeForNotification(string type) =>
        Take(fault => fault.Effect != EventSubFaultEffect.NoWelcome && (fault.Type is null || fault.Type == type));

    /// <summary>Whether a fault silences a connection that is about to send a keepalive.</summary>
    internal bool TakeForKeepalive() => Take(fault => fault is { Effect: EventSubFaultEffect.Silent, Type: null }) is not null;

    /// <summary>Whether a fault withholds the welcome from a connection.</summary>
    internal bool TakeForConnection() => Take(fault => fault.Effect == EventSubFaultEffect.NoWelcome) is not null;

    private EventSubFault? Take(Predicate<EventSubFault> matches) => list.Take(active => matches(active.Fault))?.Fault;
}
