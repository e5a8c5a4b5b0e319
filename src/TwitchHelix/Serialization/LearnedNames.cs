using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>
/// The names of fields, so that a name that comes again is no new string. It learns a bounded number of them, and looks at a bounded number for each.
/// </summary>
internal sealed class LearnedNames : JsonNameTable
{
    public static readonly LearnedNames Shared = new();

    // A power of two, more than the number of names in the API.
    private const int Places = 4096;
    private const int MostSteps = 8;
    private const int LongestName = 64;

    private readonly string?[] names = new string?[Places];

    public override string? Get(char[] key, int start, int length)
    {
        if (length is 0 or > LongestName)
            return null;
        var name = key.AsSpan(start, length);
        var place = FirstPlace(name);
        for (var step = 0; step < MostSteps; step++, place = (place + 1) % Places)
        {
            if (Volatile.Read(ref names[place]) is not { } known)
                return Learn(name.ToString(), place);
            if (name.SequenceEqual(known.AsSpan()))
                return known;
        }
        return null;
    }

    /// <returns>The name. Null if another one was learned at the same moment.</returns>
    private string? Learn(string name, int place) => Interlocked.CompareExchange(ref names[place], name, null) is null ? name : null;

    // Names of the same length differ in most of these characters.
    private static int FirstPlace(ReadOnlySpan<char> name)
    {
        var (length, middle) = (name.Length, name.Length / 2);
        var hash = (uint)length;
        hash = (hash * 31) + name[0];
        hash = (hash * 31) + name[middle / 2];
        hash = (hash * 31) + name[middle];
        hash = (hash * 31) + name[(middle + length) / 2];
        hash = (hash * 31) + name[length - 1];
        return (int)(hash % Places);
    }
}
