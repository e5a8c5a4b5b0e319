namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds names that look like a mistyped one.</summary>
internal static class NearNames
{
    /// <summary>«did you mean …?», with the nearest names. A name can be shown with something before it.</summary>
    public static string Of(string name, IEnumerable<string> known) => Of(name, known.Select(other => (other, other)));

    public static string Of(string name, IEnumerable<(string Name, string Shown)> known)
    {
        var near = known.Distinct().Select(other => (Name: other.Shown, Distance: Distance(name, other.Name) / (Shares(name, other.Name) ? 2 : 1)))
            .OrderBy(each => each.Distance).ThenBy(each => each.Name, StringComparer.Ordinal).Take(5).Select(each => each.Name).ToList();
        return near switch
        {
            [] => "the pages have none",
            [var only] => $"did you mean {only}?",
            [.. var others, var last] => $"did you mean {string.Join(", ", others)} or {last}?",
        };
    }

    private static bool Shares(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters must be added, removed or replaced.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[^1];
    }
}
