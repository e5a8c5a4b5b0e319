using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing;

/// <summary>A fault that was added to a <see cref="HelixTestServer"/>. Dispose it to remove the fault.</summary>
public sealed class HelixActiveFault : IDisposable
{
    private readonly HelixFaults faults;
    private readonly Random random;
    private int hits;

    internal HelixActiveFault(HelixFaults faults, HelixFault fault)
    {
        this.faults = faults;
        Fault = fault;
        Seed = fault.Seed ?? Random.Shared.Next();
        random = new Random(Seed);
    }

    /// <summary>The fault.</summary>
    public HelixFault Fault { get; }

    /// <summary>The seed of the random numbers, to repeat a run.</summary>
    public int Seed { get; }

    /// <summary>The number of requests that the fault has affected.</summary>
    public int Hits => Volatile.Read(ref hits);

    /// <summary>Removes the fault. Requests that it has already affected stay affected.</summary>
    public void Dispose() => faults.Remove(this);

    internal bool IsUsedUp => hits >= Fault.Times;

    internal bool TryHit(ReceivedRequest request)
    {
        if (IsUsedUp || !Matches(request) || (Fault.Probability < 1 && random.NextDouble() >= Fault.Probability))
            return false;
        Volatile.Write(ref hits, hits + 1);
        return true;
    }

    private bool Matches(ReceivedRequest request) =>
        Fault.Target == (request.IdentityEndpoint is null ? HelixFaultTarget.Api : HelixFaultTarget.Identity)
        && (Fault.Operation is null || Fault.Operation == request.Record.Operation)
        && (Fault.Method is null || Fault.Method.Method == request.Record.Method)
        && (Fault.Path is null || Fault.Path.TrimStart('/') == (request.IdentityEndpoint ?? request.Operation?.Path.TrimStart('/')))
        && (Fault.GrantType is null || Fault.GrantType == request.Field("grant_type"));
}
