using System.Runtime.CompilerServices;

namespace TwitchHelix.Text;

/// <summary>Compares texts in constant time, so that the duration reveals nothing.</summary>
internal static class SecretText
{
    // CryptographicOperations is not in .NET Standard 2.0.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static bool AreEqual(string expected, string given)
    {
        var difference = expected.Length ^ given.Length;
        for (var i = 0; i < expected.Length; i++)
            difference |= expected[i] ^ (given.Length == 0 ? '\0' : given[i % given.Length]);
        return difference == 0;
    }
}
