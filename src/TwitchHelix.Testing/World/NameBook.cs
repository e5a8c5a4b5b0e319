using System.Collections.Concurrent;
using System.Globalization;

namespace TwitchHelix.Testing.World;

/// <summary>
/// Users, or categories, by ID and by key: those that were added, those of long lists, and for any other an entry that stays the same.
/// All members can be used from any thread.
/// </summary>
internal sealed class NameBook
{
    private const int MostMadeUp = 10_000;
    private const long FirstMadeUpId = 500_000_000;

    private readonly ConcurrentDictionary<string, Named> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Named> byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly NamePairs pairs;
    private readonly string prefix;
    private readonly int offset;
    private int madeUp;
    private volatile int version;

    /// <param name="pairs">The names of long lists.</param>
    /// <param name="prefix">What an entry is called of which only the ID is known: this, and the ID.</param>
    /// <param name="seed">Says where in the pairs a list begins.</param>
    /// <param name="known">Those that are known from the start.</param>
    public NameBook(NamePairs pairs, string prefix, int seed, IEnumerable<Named> known)
    {
        this.pairs = pairs;
        this.prefix = prefix;
        offset = (int)(Hash.Of(seed, pairs.Count) % pairs.Count);
        foreach (var each in known)
            Keep(each);
    }

    /// <summary>Changes whenever one is added: what was answered before may be wrong then.</summary>
    public int Version => version;

    public void Add(Named added)
    {
        if (byId.TryGetValue(added.Id, out var old))
            byKey.TryRemove(new(old.Key, old));
        Keep(added);
        Interlocked.Increment(ref version);
    }

    /// <summary>The one at a place of a long list.</summary>
    public Named At(int index) => pairs.At(((offset + index) % pairs.Count) + (index / pairs.Count * pairs.Count));

    public Named ById(string id) => byId.TryGetValue(id, out var known) ? known : pairs.ById(id) ?? new Named(id, prefix + id, prefix + id);

    public Named ByKey(string key)
    {
        if (byKey.TryGetValue(key, out var known))
            return known;
        if (pairs.ByKey(key) is { } pair)
            return pair;
        if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && key.Length > prefix.Length
            && key.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0)
            return ById(key[prefix.Length..]);
        var made = new Named((FirstMadeUpId + (Hash.Of(key) % 400_000_000)).ToString(CultureInfo.InvariantCulture), key, key);
        // So that it is found by its ID later. There has to be an end to it; what came after is still the same by its key.
        if (Interlocked.Increment(ref madeUp) <= MostMadeUp)
            Keep(made);
        return made;
    }

    private void Keep(Named named)
    {
        byId[named.Id] = named;
        byKey[named.Key] = named;
    }
}
