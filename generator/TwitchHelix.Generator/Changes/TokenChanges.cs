using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares the tokens that an operation takes: kinds, and the sets of scopes of each kind.</summary>
internal static class TokenChanges
{
    public static IEnumerable<Change> Of(SpecOperation before, SpecOperation now)
    {
        var (old, current) = (before.Tokens, now.Tokens);
        foreach (var change in OfKinds([.. old.Select(kind => kind.Key)], [.. current.Select(kind => kind.Key)]))
            yield return change;
        foreach (var kind in old.Where(kind => current.Contains(kind.Key)))
        {
            var (sets, newSets) = (Sets(kind), Sets(current[kind.Key]));
            var (was, @is) = (Text(sets), Text(newSets));
            if (was != @is)
                yield return new Change(
                    $"The scopes of {kind.Key} tokens are {@is}; they were {was}.",
                    !sets.TrueForAll(set => newSets.Exists(set.IsSupersetOf)));
        }
    }

    /// <summary>Compares the kinds of tokens.</summary>
    public static IEnumerable<Change> OfKinds(IReadOnlyCollection<string> before, IReadOnlyCollection<string> now)
    {
        foreach (var kind in before.Except(now))
            yield return new Change($"{Capital(kind)} tokens are no longer taken.", now.Count > 0);
        foreach (var kind in now.Except(before))
            yield return new Change($"{Capital(kind)} tokens are taken, too.", before.Count == 0);
    }

    private static string Capital(string kind) => kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..];

    private static List<HashSet<string>> Sets(IEnumerable<IReadOnlyList<string>> sets) => [.. sets.Select(scopes => scopes.ToHashSet(StringComparer.Ordinal))];

    private static string Text(IEnumerable<HashSet<string>> sets) =>
        string.Join(" or ", sets.Select(Text).Order(StringComparer.Ordinal));

    private static string Text(HashSet<string> scopes) => scopes.Count == 0 ? "none" : NodeText.List(scopes.Order(StringComparer.Ordinal), " + ");
}
