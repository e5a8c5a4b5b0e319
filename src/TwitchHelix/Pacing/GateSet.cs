using System.Collections.Concurrent;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>Gates by key, created when needed and forgotten when they no longer matter.</summary>
/// <param name="create">Creates a gate.</param>
/// <param name="few">The number of gates from which on idle ones are forgotten.</param>
internal sealed class GateSet<TKey, TGate>(Func<TKey, TGate> create, int few) : IDisposable
    where TKey : notnull
    where TGate : Gate
{
    private readonly ConcurrentDictionary<TKey, TGate> gates = new();
    private readonly int few = few;
    private int forgetAt = few;
    private volatile bool isDisposed;

    public IEnumerable<KeyValuePair<TKey, TGate>> All => gates;

    /// <inheritdoc cref="Gate.EnterAsync"/>
    /// <returns>The gate and the turn. Null if the call was sent away or canceled.</returns>
    public async ValueTask<(Gate Gate, Turn Turn)?> EnterAsync(TKey key, CallDeadline deadline, TimeSpan patience)
    {
        while (true)
        {
            if (isDisposed)
                throw ClientLifetime.Ended();
            if (!gates.TryGetValue(key, out var gate))
            {
                ForgetIdle();
                gate = gates.GetOrAdd(key, create);
            }
            if (await gate.EnterAsync(deadline, patience).ConfigureAwait(false) is { } turn)
                return (gate, turn);
            if (!gate.IsRetired)
                return null;
            Remove(key, gate);
        }
    }

    /// <summary>Sends the waiting calls of a key away.</summary>
    public void SendAway(TKey key)
    {
        if (gates.TryGetValue(key, out var gate))
            gate.SendAway();
    }

    public void Dispose()
    {
        isDisposed = true;
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    // An application may serve any number of users.
    private void ForgetIdle()
    {
        if (gates.Count < Volatile.Read(ref forgetAt))
            return;
        foreach (var entry in gates)
            if (entry.Value.TryRetire())
                Remove(entry.Key, entry.Value);
        Volatile.Write(ref forgetAt, Math.Max(few, gates.Count * 2));
    }

    private void Remove(TKey key, TGate gate) => ((ICollection<KeyValuePair<TKey, TGate>>)gates).Remove(new(key, gate));
}
