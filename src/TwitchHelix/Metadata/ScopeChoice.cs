namespace TwitchHelix.Metadata;

/// <summary>Chooses scopes if operations accept several.</summary>
internal static class ScopeChoice
{
    /// <param name="operations">The sets of scopes for each operation, which needs one of them. An operation without sets needs nothing.</param>
    /// <returns>
    /// The smallest set that contains one set of each operation; among equally small ones the one with the fewest scopes that allow more than reading, and
    /// among those the first in alphabetical order.
    /// </returns>
    public static string[] Smallest(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> operations)
    {
        var scopes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in Related(operations.Where(choices => choices.Count > 0)))
            scopes.UnionWith(new Search(group).Run());
        return [.. scopes];
    }

    /// <summary>Operations that share no scope, directly or through others, don't affect each other: each group is small.</summary>
    private static List<List<IReadOnlyList<IReadOnlyList<string>>>> Related(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> operations)
    {
        var groups = new List<(HashSet<string> Scopes, List<IReadOnlyList<IReadOnlyList<string>>> Operations)>();
        foreach (var choices in operations)
        {
            var scopes = new HashSet<string>(choices.SelectMany(choice => choice), StringComparer.Ordinal);
            var related = groups.Where(group => group.Scopes.Overlaps(scopes)).ToList();
            groups.RemoveAll(related.Contains);
            scopes.UnionWith(related.SelectMany(group => group.Scopes));
            groups.Add((scopes, [.. related.SelectMany(group => group.Operations), choices]));
        }
        return groups.ConvertAll(group => group.Operations);
    }

    private sealed class Search(List<IReadOnlyList<IReadOnlyList<string>>> operations)
    {
        private SortedSet<string>? best;

        public SortedSet<string> Run()
        {
            // Operations without a choice first: their scopes may serve others too.
            operations.Sort((left, right) => left.Count.CompareTo(right.Count));
            Go(0, new SortedSet<string>(StringComparer.Ordinal));
            return best!;
        }

        private void Go(int index, SortedSet<string> chosen)
        {
            if (best is not null && chosen.Count > best.Count)
                return;
            while (index < operations.Count && operations[index].Any(choice => choice.All(chosen.Contains)))
                index++;
            if (index == operations.Count)
            {
                if (best is null || Compare(chosen, best) < 0)
                    best = chosen;
                return;
            }
            foreach (var choice in operations[index])
                Go(index + 1, new SortedSet<string>(chosen.Concat(choice), StringComparer.Ordinal));
        }

        private static int Compare(SortedSet<string> left, SortedSet<string> right) =>
            left.Count != right.Count ? left.Count.CompareTo(right.Count)
            : left.Count(AllowsMore) != right.Count(AllowsMore) ? left.Count(AllowsMore).CompareTo(right.Count(AllowsMore))
            : string.CompareOrdinal(string.Join(" ", left), string.Join(" ", right));

        private static bool AllowsMore(string scope) => Array.IndexOf(scope.Split(':'), "read") < 0;
    }
}
