namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>A kind of change to a page.</summary>
internal sealed record Mutation(string Kind, Func<Random, SitePage, Planted?> Apply)
{
    /// <summary>A change to one of the entries. It returns what it has done, or null if the entry has nothing that it could change.</summary>
    public static Mutation Of(string kind, Func<Random, SiteEntry, string?> change) => OfEntry(kind, (random, _, entry) => change(random, entry));

    /// <summary>A change to the text of one of the entries: its lines are given.</summary>
    public static Mutation OfText(string kind, Func<Random, List<string>, string?> change) => OfEntry(kind, (random, page, entry) =>
    {
        var lines = SiteWriter.Page(page).Split('\n').ToList();
        var (start, end) = EntryLines.Of(lines, entry.Anchor);
        var own = lines[start..end];
        if (change(random, own) is not { } done)
            return null;
        var edited = string.Join('\n', [.. lines[..start], .. own, .. lines[end..]]);
        page.Edit = _ => edited;
        return done;
    });

    private static Mutation OfEntry(string kind, Func<Random, SitePage, SiteEntry, string?> change) => new(kind, (random, page) =>
    {
        var entries = page.Entries.ToArray();
        random.Shuffle(entries);
        return entries.Select(entry => change(random, page, entry) is { } done ? new Planted(page, done, [entry.Name]) : null)
            .FirstOrDefault(planted => planted is not null);
    });
}

/// <summary>A change that was made to a page: what it was, and the names under which it may be reported.</summary>
internal sealed record Planted(SitePage Page, string Text, IReadOnlyList<string> Names)
{
    /// <summary>Whether it may also be reported of the page as a whole.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>Finds the lines of an entry on its page.</summary>
internal static class EntryLines
{
    public static (int Start, int End) Of(List<string> lines, string anchor)
    {
        var start = lines.FindIndex(line => line.StartsWith("## ", StringComparison.Ordinal) && line.EndsWith($"{{#{anchor}}}", StringComparison.Ordinal));
        var end = start < 0 ? -1 : lines.FindIndex(start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        return (start, end < 0 ? lines.Count : end);
    }
}

/// <summary>Chooses at random.</summary>
internal static class RandomPick
{
    /// <summary>One of them. Null if there are none.</summary>
    public static T? Pick<T>(this Random random, IEnumerable<T> from)
        where T : class => from.ToList() is [_, ..] list ? list[random.Next(list.Count)] : null;
}
