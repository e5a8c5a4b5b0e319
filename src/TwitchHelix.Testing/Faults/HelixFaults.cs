using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>
/// The faults of a <see cref="HelixTestServer"/>. At most one fault affects a request: of those that match, the one added first. Faults don't
/// affect requests that a mapping of <see cref="HelixTestServer.WireMock"/> answers. All members can be used from any thread.
/// </summary>
public sealed class HelixFaults
{
    private readonly FaultList<HelixActiveFault> list = new();

    internal HelixFaults()
    {
    }

    /// <summary>The faults that are not used up, in the order in which they were added.</summary>
    public IReadOnlyList<HelixActiveFault> Active => list.Active;

    /// <summary>Adds a fault. The same fault can be added more than once.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The active fault, which counts the requests that it affects. Dispose it to remove it.</returns>
    /// <exception cref="ArgumentNullException">The fault is null.</exception>
    public HelixActiveFault Add(HelixFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return list.Add(new HelixActiveFault(list, fault));
    }

    /// <summary>Removes all faults.</summary>
    public void Clear() => list.Clear();

    internal HelixFault? Take(ReceivedRequest request) => list.Take(fault => fault.Matches(request))?.Fault;
}
