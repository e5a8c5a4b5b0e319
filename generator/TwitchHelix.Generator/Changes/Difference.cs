namespace TwitchHelix.Generator.Changes;

/// <summary>A row of a table: how a thing can differ between two documents, and what that means to callers.</summary>
internal sealed record Difference<T>(bool IsBreaking, Func<T, T, bool> Applies, Func<T, T, string> Text);

/// <summary>Applies a table of differences to two versions of a thing.</summary>
internal static class DifferenceTable
{
    public static IEnumerable<Change> Compare<T>(this IEnumerable<Difference<T>> table, T before, T now) =>
        table.Where(row => row.Applies(before, now)).Select(row => new Change(row.Text(before, now), row.IsBreaking));
}
