using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Where a field is on its page: in which part, and inside of what.</summary>
/// <param name="Part"><c>query</c>, <c>body</c>, <c>response</c>, <c>event</c> or <c>condition</c>.</param>
/// <param name="Parents">The objects that it is in, the outermost first.</param>
/// <param name="Siblings">All fields of the innermost object, with itself.</param>
/// <param name="Item">The field.</param>
internal sealed record FieldPlace(string Part, IReadOnlyList<DocumentedItem> Parents, IReadOnlyList<DocumentedItem> Siblings, DocumentedItem Item)
{
    /// <summary>Finds a field by its path, with the name of its part before it or not.</summary>
    /// <exception cref="ScaffoldException">There is no such field, or more than one.</exception>
    public static FieldPlace Find(DocumentedEntry entry, string field)
    {
        IReadOnlyList<(string Part, IReadOnlyList<DocumentedItem> Items)> parts = entry switch
        {
            DocumentedOperation operation => [("query", operation.Query), ("body", operation.Body), ("response", operation.Response)],
            DocumentedEventSubType type => [("event", type.Event ?? []), ("condition", type.Condition)],
            _ => [],
        };
        var found = parts.Where(part => field.StartsWith(part.Part + ".", StringComparison.Ordinal))
            .Select(part => Find(part.Part, part.Items, field[(part.Part.Length + 1)..])).OfType<FieldPlace>().ToList();
        if (found.Count == 0)
            found = [.. parts.Select(part => Find(part.Part, part.Items, field)).OfType<FieldPlace>()];
        return found switch
        {
            [var only] => only,
            [] => throw new ScaffoldException($"{entry.Line}: '{entry.Title}' has no field '{field}'; {NearNames.Of(
                field, parts.SelectMany(part => Paths(part.Part, part.Items)))}"),
            _ => throw new ScaffoldException($"{entry.Line}: '{entry.Title}' has more than one field '{field}': use {string.Join(" or ",
                found.Select(place => $"{place.Part}.{field}"))}"),
        };
    }

    private static FieldPlace? Find(string part, IReadOnlyList<DocumentedItem> items, string path)
    {
        var parents = new List<DocumentedItem>();
        var names = path.Split('.');
        foreach (var name in names)
        {
            if (items.FirstOrDefault(item => item.Name == name) is not { } item)
                return null;
            if (parents.Count == names.Length - 1)
                return new FieldPlace(part, parents, items, item);
            parents.Add(item);
            items = item.Items;
        }
        return null;
    }

    private static IEnumerable<(string Path, string Shown)> Paths(string part, IReadOnlyList<DocumentedItem> items, string start = "") =>
        items.SelectMany(item => Paths(part, item.Items, $"{start}{item.Name}.").Prepend((start + item.Name, $"{part}.{start}{item.Name}")));
}
