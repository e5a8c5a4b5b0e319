using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>A fault that was added to a <see cref="HelixTestServer"/>. Dispose it to remove the fault.</summary>
public sealed class HelixActiveFault : IDisposable, IActiveFault
{
    private readonly FaultList<HelixActiveFault> list;
    private readonly FaultHits hits;

    internal HelixActiveFault(FaultList<HelixActiveFault> list, HelixFault fault)
    {
        this.list = list;
        Fault = fault;
        hits = new FaultHits(fault.Times, fault.Probability, fault.Seed);
    }

    /// <summary>The fault.</summary>
    public HelixFault Fault { get; }

    /// <summary>The seed of the random numbers, to repeat a run.</summary>
    public int Seed => hits.Seed;

    /// <summary>The number of requests that the fault has affected.</summary>
    public int Hits => hits.Count;

    FaultHits IActiveFault.Hits => hits;

    /// <summary>Removes the fault. Requests that it has already affected stay affected.</summary>
    public void Dispose() => list.Remove(this);

    internal bool Matches(ReceivedRequest request) =>
        Fault.Target == (request.IdentityEndpoint is null ? HelixFaultTarget.Api : HelixFaultTarget.Identity)
        && (Fault.Operation is null || Fault.Operation == request.Record.Operation)
        && (Fault.Method is null || Fault.Method.Method == request.Record.Method)
        && (Fault.Path is null || Fault.Path.TrimStart('/') == (request.IdentityEndpoint ?? request.Operation?.Path.TrimStart('/')))
        && (Fault.GrantType is null || Fault.GrantType == request.Field("grant_type"));
}
