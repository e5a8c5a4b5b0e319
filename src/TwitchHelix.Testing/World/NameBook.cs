using System.Collections.Concurrent;
using System.Globalization;

namespace TwitchHelix.Testing.World;

/// <summary>
/// Users or categories by ID and by key: the added ones, those of long lists, and a made-up one, always the same, for any other ID or key.
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
    /// <param name="prefix">The prefix of a made-up name, which the ID follows.</param>
    /// <param name="seed">The seed of the index in <paramref name="pairs"/> at which lists begin.</param>
    /// <param name="known">The initial entries.</param>
    public NameBook(NamePairs pairs, string prefix, int seed, IEnumerable<Named> known)
    {
        this.pairs = pairs;
        this.prefix = prefix;
        offset = (int)(Hash.Of(seed, pairs.Count) % pairs.Count);
        foreach (var each in known)
            Keep(each);
    }

    /// <summary>Changes with every added entry, which can make earlier answers outdated.</summary>
    public int Version => version;

    public void Add(Named added)
    {
        if (byId.TryGetValue(added.Id, out var old))
            byKey.TryRemove(new(old.Key, old));
        Keep(added);
        Interlocked.Increment(ref version);
    }

    /// <summary>Returns the entry at an index of a long list.</summary>
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
        // Makes the entry known by its ID, up to a limit. Beyond the limit the key alone still finds it.
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
