using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>A fault that was added to <see cref="HelixTestEventSub.Faults"/>. Dispose it to remove the fault.</summary>
public sealed class EventSubActiveFault : IDisposable, IActiveFault
{
    private readonly FaultList<EventSubActiveFault> list;
    private readonly FaultHits hits;

    internal EventSubActiveFault(FaultList<EventSubActiveFault> list, EventSubFault fault)
    {
        this.list = list;
        Fault = fault;
        hits = new FaultHits(fault.Times, fault.Probability, fault.Seed);
    }

    /// <summary>The fault.</summary>
    public EventSubFault Fault { get; }

    /// <summary>The seed of the random numbers, to repeat a run.</summary>
    public int Seed => hits.Seed;

    /// <summary>The number of notifications, or connections, that the fault has affected.</summary>
    public int Hits => hits.Count;

    FaultHits IActiveFault.Hits => hits;

    /// <summary>Removes the fault. What it has already affected stays affected.</summary>
    public void Dispose() => list.Remove(this);
}
