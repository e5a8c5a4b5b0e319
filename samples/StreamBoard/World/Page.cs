using System.Globalization;
using TwitchHelix;
using TwitchHelix.Testing;

namespace StreamBoard.World;

/// <summary>A page of a list. Its cursor is the number of the items before the next page.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, Pagination Pagination);

internal static class Page
{
    public static Page<T> Of<T>(IEnumerable<T> all, HelixTestRequest request)
    {
        var (first, after) = (Read(request, "first") ?? 20, Read(request, "after") ?? 0);
        var rest = all.Skip(after).Take(first + 1).ToArray();
        return new Page<T>(
            [.. rest.Take(first)],
            new Pagination { Cursor = rest.Length > first ? (after + first).ToString(CultureInfo.InvariantCulture) : null });
    }

    private static int? Read(HelixTestRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) && int.TryParse(values[0], CultureInfo.InvariantCulture, out var number) ? number : null;
}
