namespace TwitchHelix.Testing.Model;

/// <summary>Decides whether a fault hits, and counts how often it has.</summary>
/// <param name="times">The number of hits at most. Null for no limit.</param>
/// <param name="probability">The probability of a hit.</param>
/// <param name="seed">The seed of the random numbers. Null for a random one.</param>
internal sealed class FaultHits(int? times, double probability, int? seed)
{
    private Random? random;
    private int count;

    public int Seed { get; } = seed ?? Random.Shared.Next();

    public int Count => Volatile.Read(ref count);

    public bool IsUsedUp => count >= times;

    /// <summary>Whether it hits. Not thread-safe: a <see cref="FaultList{TActive}"/> calls it one by one.</summary>
    public bool TryHit()
    {
        if (probability < 1 && (random ??= new Random(Seed)).NextDouble() >= probability)
            return false;
        Volatile.Write(ref count, count + 1);
        return true;
    }
}
