using System.Collections.Concurrent;
using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>Gates by key, created when needed and forgotten when they no longer matter.</summary>
internal sealed class GateSet<TKey, TGate>(Func<TKey, TGate> create) : IDisposable
    where TKey : notnull
    where TGate : Gate
{
    private const int FewGates = 1000;

    private readonly ConcurrentDictionary<TKey, TGate> gates = new();
    private int forgetAt = FewGates;
    private volatile bool isDisposed;

    public IEnumerable<KeyValuePair<TKey, TGate>> All => gates;

    /// <inheritdoc cref="Gate.EnterAsync"/>
    public async ValueTask<GatePass> EnterAsync(TKey key, TimeSpan patience, CancellationToken cancellationToken)
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
            if (await gate.EnterAsync(patience, cancellationToken).ConfigureAwait(false) is { } pass)
                return pass;
            Remove(key, gate);
        }
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
        Volatile.Write(ref forgetAt, Math.Max(FewGates, gates.Count * 2));
    }

    private void Remove(TKey key, TGate gate) => ((ICollection<KeyValuePair<TKey, TGate>>)gates).Remove(new(key, gate));
}
