namespace TwitchHelix.Generator.Drift;

/// <summary>Pairs the entries of the pages with ours, each once.</summary>
internal sealed class Pairs<TTheirs, TOurs>(IEnumerable<TTheirs> theirs, IEnumerable<TOurs> ours)
    where TTheirs : class
    where TOurs : class
{
    private readonly Dictionary<TOurs, TTheirs> found = [];
    private readonly List<TTheirs> openTheirs = [.. theirs];
    private readonly List<TOurs> openOurs = [.. ours];

    /// <summary>The pages' entries that we lack.</summary>
    public IReadOnlyList<TTheirs> New => openTheirs;

    /// <summary>The pages' entry for one of ours. Null if there is none.</summary>
    public TTheirs? Of(TOurs entry) => found.GetValueOrDefault(entry);

    /// <summary>Our entry for one of the pages. Null if there is none.</summary>
    public TOurs? Of(TTheirs entry) => found.FirstOrDefault(pair => ReferenceEquals(pair.Value, entry)).Key;

    /// <summary>Pairs what has no pair yet by a sign that only one on each side has. Null is no sign.</summary>
    public void Match(Func<TTheirs, object?> sign, Func<TOurs, object?> ourSign)
    {
        var theirSigns = Unique(openTheirs, sign);
        foreach (var (value, known) in Unique(openOurs, ourSign))
            if (theirSigns.TryGetValue(value, out var entry))
            {
                found[known] = entry;
                openTheirs.Remove(entry);
                openOurs.Remove(known);
            }
    }

    private static Dictionary<object, T> Unique<T>(IEnumerable<T> entries, Func<T, object?> sign) =>
        entries.Select(entry => (Sign: sign(entry), Entry: entry)).Where(pair => pair.Sign is not null)
            .GroupBy(pair => pair.Sign!, pair => pair.Entry).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single());
}
