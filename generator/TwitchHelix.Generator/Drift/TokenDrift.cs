using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the tokens that are taken, and the sets of scopes of each kind.</summary>
internal static class TokenDrift
{
    /// <param name="entry">Where the differences go.</param>
    /// <param name="theirs">The page's tokens. Null if it doesn't say, which the reader reports.</param>
    /// <param name="ours">Our sets of scopes by the kind of token.</param>
    /// <param name="optional">Scopes that only add something. A page may name them or not.</param>
    /// <param name="location">The location of our tokens.</param>
    public static void Compare(
        EntryDrift entry, IReadOnlyList<DocumentedToken>? theirs, ILookup<string, ScopeSet> ours, ScopeSet optional, SpecLocation location)
    {
        if (theirs is null)
            return;
        var pages = theirs.Where(token => token.Kind != DocumentedTokenKind.Other).ToLookup(token => NameOf(token.Kind));
        foreach (var kind in pages)
        {
            if (!ours.Contains(kind.Key))
                entry.TheyHave($"tokens {kind.Key}", Difference.Presence, "The page takes this kind of token.", kind.First().Line, location);
            else
                CompareScopes(entry, kind.Key, [.. kind], [.. ours[kind.Key]], optional, location);
        }
        PageLine? line = theirs.Count > 0 ? theirs[0].Line : null;
        foreach (var kind in ours.Where(kind => !pages.Contains(kind.Key)))
            entry.WeHave($"tokens {kind.Key}", Difference.Presence, "The page doesn't take this kind of token.", line, location);
    }

    /// <summary>The name that the specification has for a kind of token.</summary>
    public static string NameOf(DocumentedTokenKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The tokens of an operation.</summary>
    public static ILookup<string, ScopeSet> Of(SpecOperation operation) =>
        operation.Tokens.SelectMany(kind => kind, (kind, scopes) => (kind.Key, Scopes: ScopeSet.Of(scopes))).ToLookup(pair => pair.Key, pair => pair.Scopes);

    /// <summary>The tokens of an EventSub type.</summary>
    public static ILookup<string, ScopeSet> Of(SpecEventSubType type) => type.Tokens.Select(token => token.Text ?? "")
        .SelectMany(kind => ScopeSet.OneOfEach(kind == "app" ? type.Scopes.Concat(type.AppScopes) : type.Scopes), (kind, scopes) => (kind, scopes))
        .ToLookup(pair => pair.kind, pair => pair.scopes);

    private static void CompareScopes(
        EntryDrift entry, string kind, List<DocumentedToken> tokens, List<ScopeSet> ours, ScopeSet optional, SpecLocation location)
    {
        var sets = tokens.SelectMany(token => token.ScopeGroups.Count == 0 ? [ScopeSet.None] : token.ScopeGroups.Select(ScopeSet.Of)).ToList();
        // A scope that adds something can also be one of those that are needed. Then it counts.
        var additional = ours.Aggregate(optional, (rest, set) => rest.Except(set));
        var (theirs, known) = (Least(Without(additional, sets)), Least(Without(additional, ours)));
        if (!theirs.SetEquals(known))
            entry.Differs(
                $"scopes {kind}", "scopes", $"The scopes are {Text(theirs)} on the page, {Text(known)} in spec/.", tokens[0].Line, location);
        else if (ours.Append(optional).Aggregate(ScopeSet.Union(sets), (rest, set) => rest.Except(set)) is { IsEmpty: false } unknown)
            entry.TheyHave($"scopes {kind}", "optional scopes", $"The page also names {unknown}, without which the token is taken.", tokens[0].Line, location);
    }

    /// <summary>The sets without optional scopes. A set of only these is no alternative to others.</summary>
    private static HashSet<ScopeSet> Without(ScopeSet optional, IEnumerable<ScopeSet> sets)
    {
        var all = sets.ToList();
        var kept = all.Select(set => set.Except(optional)).ToList();
        var needed = kept.Where((set, index) => !set.IsEmpty || all[index].IsEmpty).ToHashSet();
        return needed.Count > 0 ? needed : [.. kept];
    }

    /// <summary>The sets that suffice: without those that only add to another one.</summary>
    private static HashSet<ScopeSet> Least(HashSet<ScopeSet> sets) => [.. sets.Where(set => !sets.Any(other => !other.Equals(set) && other.IsIn(set)))];

    private static string Text(IEnumerable<ScopeSet> sets) => string.Join(" or ", sets.Select(set => set.ToString()).Order(StringComparer.Ordinal));
}
