using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Scopes that are needed together. Two sets of the same scopes are equal.</summary>
internal sealed class ScopeSet : IEquatable<ScopeSet>
{
    // Far more than any token has.
    private const int MaximumOfAlternatives = 1000;

    private readonly SortedSet<string> scopes;

    private ScopeSet(IEnumerable<string> scopes) => this.scopes = new SortedSet<string>(scopes, StringComparer.Ordinal);

    public static ScopeSet None { get; } = new([]);

    public bool IsEmpty => scopes.Count == 0;

    public static ScopeSet Of(IEnumerable<string> scopes) => new(scopes);

    /// <summary>The scopes of all sets.</summary>
    public static ScopeSet Union(IEnumerable<ScopeSet> sets) => new(sets.SelectMany(set => set.scopes));

    /// <summary>All sets with one scope of each group.</summary>
    public static IEnumerable<ScopeSet> OneOfEach(IEnumerable<IEnumerable<SpecNode>> groups)
    {
        IEnumerable<ScopeSet> sets = [None];
        foreach (var group in groups)
            sets = sets.SelectMany(set => group.Select(scope => Of(set.scopes.Append(scope.Text ?? "")))).Take(MaximumOfAlternatives).ToList();
        return sets;
    }

    public ScopeSet Except(ScopeSet others) => Of(scopes.Except(others.scopes));

    /// <summary>Whether the other one has all of these.</summary>
    public bool IsIn(ScopeSet other) => scopes.IsSubsetOf(other.scopes);

    public bool Equals(ScopeSet? other) => other is not null && scopes.SetEquals(other.scopes);

    public override bool Equals(object? obj) => Equals(obj as ScopeSet);

    public override int GetHashCode() => scopes.Aggregate(0, HashCode.Combine);

    public override string ToString() => IsEmpty ? "none" : string.Join(" + ", scopes.Select(scope => $"`{scope}`"));
}
