using System.Collections.Concurrent;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>Gates by key, created when needed. From a few on, those that no longer matter are forgotten.</summary>
internal sealed class GateSet<TKey, TGate>(Func<TKey, TGate> create, int few)
    where TKey : notnull
    where TGate : Gate
{
    private readonly ConcurrentDictionary<TKey, TGate> gates = new();
    private int forgetAt;

    public IEnumerable<KeyValuePair<TKey, TGate>> All => gates;

    /// <inheritdoc cref="Gate.EnterAsync"/>
    /// <returns>The gate and the turn. Null if the call was sent away or canceled.</returns>
    public async ValueTask<(Gate Gate, Turn Turn)?> EnterAsync(TKey key, CallDeadline deadline, TimeSpan patience)
    {
        while (true)
        {
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

    // An application may serve any number of users.
    private void ForgetIdle()
    {
        if (gates.Count < Math.Max(few, Volatile.Read(ref forgetAt)))
            return;
        foreach (var entry in gates)
            if (entry.Value.TryRetire())
                Remove(entry.Key, entry.Value);
        Volatile.Write(ref forgetAt, gates.Count * 2);
    }

    private void Remove(TKey key, TGate gate) => ((ICollection<KeyValuePair<TKey, TGate>>)gates).Remove(new(key, gate));
}
