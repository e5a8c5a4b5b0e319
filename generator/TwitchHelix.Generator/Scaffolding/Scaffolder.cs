using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds what is asked for on the pages, and drafts it.</summary>
internal static class Scaffolder
{
    /// <exception cref="ScaffoldException">It is unknown, can't be read, or is in the specification already.</exception>
    public static Scaffold Run(SpecDocument document, Documentation pages, ScaffoldRequest request)
    {
        var scaffold = new Scaffold(document, new KnownEntries(document, pages));
        if (request.Operation is { } anchor)
        {
            var entry = Operation(pages, anchor);
            NoteFaults(scaffold, pages, entry, pages.Operations);
            if (request.Field is { } field)
                FieldScaffold.Add(scaffold, entry, field);
            else
                OperationScaffold.Add(scaffold, entry);
        }
        else
        {
            var entry = EventSubType(pages, request.Type!, request.Version);
            NoteFaults(scaffold, pages, entry, pages.EventSubTypes);
            if (request.Field is { } field)
                FieldScaffold.Add(scaffold, entry, field);
            else
                EventSubScaffold.Add(scaffold, entry);
        }
        return scaffold;
    }

    private static DocumentedOperation Operation(Documentation pages, string anchor) =>
        pages.Operations.Where(operation => operation.Anchor == anchor || $"{operation.Slug}#{operation.Anchor}" == anchor).ToList() switch
        {
            [var only] => only,
            [] => throw Unknown(pages, $"no page has the operation '{anchor}'; {NearNames.Of(anchor, pages.Operations.Select(each => each.Anchor))}"),
            var several => throw new ScaffoldException(
                $"more than one page has '{anchor}': use {string.Join(" or ", several.Select(each => $"{each.Slug}#{each.Anchor}"))}"),
        };

    private static DocumentedEventSubType EventSubType(Documentation pages, string type, string? version) =>
        pages.EventSubTypes.Where(each => each.Type == type && (version is null || each.Version == version)).ToList() switch
        {
            [var only] => only,
            [] => throw Unknown(pages, $"no page has the type '{type}'{(version is null ? "" : $" in version {version}")}; {NearNames.Of(
                type, pages.EventSubTypes.Select(each => version is null ? each.Type : $"{each.Type} {each.Version}"))}"),
            var several => throw new ScaffoldException(
                $"'{type}' has more than one version: use --version {string.Join(" or ", several.Select(each => each.Version))}"),
        };

    /// <summary>What isn't found may be on a page that can't be read.</summary>
    private static ScaffoldException Unknown(Documentation pages, string message) =>
        new(string.Join('\n', pages.Faults.Where(fault => fault.IsWhole).Select(fault => fault.ToString()).Append(message)));

    /// <summary>Notes the lines of an entry that can't be read. A page that can't be read as a whole is no source.</summary>
    private static void NoteFaults<T>(Scaffold scaffold, Documentation pages, T entry, IReadOnlyList<T> entries)
        where T : DocumentedEntry
    {
        var onPage = pages.Faults.Where(fault => fault.Line.Page == entry.Line.Page).ToList();
        if (onPage.Exists(fault => fault.IsWhole))
            throw new ScaffoldException(string.Join('\n', onPage.Where(fault => fault.IsWhole)));
        var next = entries.Where(other => other.Line.Page == entry.Line.Page && other.Line.Line > entry.Line.Line).Select(other => other.Line.Line)
            .DefaultIfEmpty(int.MaxValue).Min();
        foreach (var fault in onPage.Where(fault => fault.Line.Line >= entry.Line.Line && fault.Line.Line < next))
            scaffold.Note($"{fault.Line} isn't understood: {fault.Message}.");
    }
}
