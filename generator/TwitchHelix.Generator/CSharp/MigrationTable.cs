using System.Globalization;
using System.Text;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Writes the table of another library's methods, with the methods of this one that do the same.</summary>
internal static class MigrationTable
{
    private const string Start = "<!-- table -->\n";
    private const string End = "<!-- /table -->\n";
    private const string Same = "same";
    private const string Moved = "moved";
    private const string Renamed = "renamed";

    /// <summary>Replaces the table of a page.</summary>
    /// <returns>Null if the page doesn't have one line <c>&lt;!-- table --&gt;</c>, and <c>&lt;!-- /table --&gt;</c> below it.</returns>
    public static string? Replace(string page, string table)
    {
        var start = page.IndexOf(Start, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return start < 0 || end < start ? null : $"{page[..(start + Start.Length)]}{table}{page[end..]}";
    }

    /// <summary>The table for a library that names methods as Twitch's reference names endpoints, in snake case.</summary>
    public static string OfReference(SpecDocument document)
    {
        var text = new StringBuilder("| Endpoint | Method |\n| --- | --- |\n");
        foreach (var operation in document.Operations)
            text.Append(CultureInfo.InvariantCulture, $"| `{Anchor(operation).Replace('-', '_')}` | `twitch.{operation.Tag}.{operation.Id}Async` |\n");
        return text.ToString();
    }

    /// <summary>The table for a library with named methods.</summary>
    public static string Of(SpecDocument document, IReadOnlyList<MigrationName> names)
    {
        var methods = document.Operations.ToLookup(operation => $"{operation.Id}Async", operation => $"{operation.Tag}.{operation.Id}Async");
        var all = methods.SelectMany(method => method).ToHashSet(StringComparer.Ordinal);
        var rows = names.Select(name => (name.Old, New: Counterpart(name, methods, all))).ToList();
        int Count(string kind) => rows.Count(row => Kind(row.Old, row.New) == kind);

        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{rows.Count} methods: {Count(Same)} have the same name, {Count(Moved)} are in another class, {Count(Renamed)} have another name.\n\n");
        text.Append("| `api.Helix.…` | | `twitch.…` |\n| --- | --- | --- |\n");
        foreach (var (old, current) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| `{old}` | {Kind(old, current)} | `{current}` |\n");
        return text.ToString();
    }

    private static string Kind(string old, string current) => old == current ? Same : Method(old) == Method(current) ? Moved : Renamed;

    /// <summary>The name without its class.</summary>
    private static string Method(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string Counterpart(MigrationName name, ILookup<string, string> methods, HashSet<string> all)
    {
        var wanted = name.New ?? name.Old;
        if (all.Contains(wanted))
            return wanted;
        var elsewhere = name.New is null ? methods[Method(wanted)].ToList() : [];
        return elsewhere is [var only]
            ? only
            : throw new SpecException(name.Location, $"No method is named '{wanted}'. Write the one that does the same: {name.Old} = Resource.MethodAsync.");
    }

    private static string Anchor(SpecOperation operation) => operation.Node.At("externalDocs", "url")?.Text?.Split('#')[^1] ?? operation.Id;
}
