namespace TwitchHelix.Testing.World;

/// <summary>Computes pseudo-random numbers that are the same in every process.</summary>
internal static class Hash
{
    public static uint Of(int seed, int index, int use = 0)
    {
        // SplitMix64.
        unchecked
        {
            var mixed = (ulong)(uint)seed + ((ulong)(uint)index << 32) + ((ulong)(uint)use * 0x9E3779B97F4A7C15);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (uint)((mixed ^ (mixed >> 31)) >> 16);
        }
    }

    public static uint Of(string text)
    {
        // FNV-1a; string.GetHashCode differs from process to process.
        var hash = 2166136261;
        foreach (var character in text)
            hash = unchecked((hash ^ char.ToLowerInvariant(character)) * 16777619);
        return hash;
    }
}
