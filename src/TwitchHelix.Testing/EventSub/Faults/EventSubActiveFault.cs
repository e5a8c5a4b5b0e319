namespace TwitchHelix.Testing;

/// <summary>A fault that was added to <see cref="HelixTestEventSub.Faults"/>. Dispose it to remove the fault.</summary>
public sealed class EventSubActiveFault : IDisposable
{
    private readonly EventSubFaults faults;
    private readonly Random random;
    private int hits;

    internal EventSubActiveFault(EventSubFaults faults, EventSubFault fault)
    {
        this.faults = faults;
        Fault = fault;
        Seed = fault.Seed ?? Random.Shared.Next();
        random = new Random(Seed);
    }

    /// <summary>The fault.</summary>
    public EventSubFault Fault { get; }

    /// <summary>The seed of the random numbers, to repeat a run.</summary>
    public int Seed { get; }

    /// <summary>The number of notifications, or connections, that the fault has affected.</summary>
    public int Hits => Volatile.Read(ref hits);

    /// <summary>Removes the fault. What it has already affected stays affected.</summary>
    public void Dispose() => faults.Remove(this);

    internal bool IsUsedUp => hits >= Fault.Times;

    internal bool TryHit()
    {
        if (IsUsedUp || (Fault.Probability < 1 && random.NextDouble() >= Fault.Probability))
            return false;
        Volatile.Write(ref hits, hits + 1);
        return true;
    }
}
