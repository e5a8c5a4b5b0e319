using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>The names of fields, so that a name that comes again is no new string. It learns a bounded number of them.</summary>
internal sealed class LearnedNames : JsonNameTable
{
    public static readonly LearnedNames Shared = new();

    private const int MostNames = 4096;
    private const int LongestName = 64;

    private readonly DefaultJsonNameTable known = new();
    private int count;

    // The table may be read while a name is added.
    public override string? Get(char[] key, int start, int length) => known.Get(key, start, length) ?? Learn(key, start, length);

    private string? Learn(char[] key, int start, int length)
    {
        if (length > LongestName || Volatile.Read(ref count) >= MostNames)
            return null;
        lock (known)
        {
            count++;
            return known.Add(new string(key, start, length));
        }
    }
}
