using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares an operation with its section on a page.</summary>
internal static class OperationDrift
{
    public static void Compare(EntryDrift entry, SpecDocument document, DocumentedOperation theirs, SpecOperation ours)
    {
        CompareLink(entry, theirs, ours);
        if (!string.Equals(theirs.Method, ours.Method, StringComparison.OrdinalIgnoreCase))
            entry.Differs("method", Difference.Value, $"The method is {theirs.Method} on the page, {ours.Method.ToUpperInvariant()} in spec/.");
        if (theirs.Path != ours.Path)
            entry.Differs("path", Difference.Value, $"The path is `{theirs.Path}` on the page, `{ours.Path}` in spec/.");
        var security = ours.Node["security"]?.Location ?? ours.Location;
        TokenDrift.Compare(entry, theirs.Tokens, TokenDrift.Of(ours), OptionalScopes(ours), security);
        var parameters = ours.Parameters.Where(parameter => parameter["in"]?.Text == "query").Select(parameter => Item(document, parameter)).ToList();
        new ItemDrift(entry, ItemDrift.Query).Compare(theirs.Query, parameters, theirs.Line, ours.Node["parameters"]?.Location ?? ours.Location);
        Compare(entry, document, ItemDrift.Body, theirs.Body, theirs.Line, ours.BodyContent?["schema"], ours.Location);
        Compare(entry, document, ItemDrift.Response, theirs.Response, theirs.Line, ours.ResponseContent?.Content["schema"], ours.Location);
        StatusDrift.Compare(entry, theirs, ours);
    }

    private static void Compare(
        EntryDrift entry, SpecDocument document, string root, IReadOnlyList<DocumentedItem> theirs, PageLine line, SpecNode? ours, SpecLocation location)
    {
        var properties = ours is { } schema ? new UsedSchema(document, schema).Content.Properties : [];
        new ItemDrift(entry, root).Compare(theirs, properties, line, ours?.Location ?? location);
    }

    /// <summary>A link to the old page, which had all operations, can't be right or wrong.</summary>
    private static void CompareLink(EntryDrift entry, DocumentedOperation theirs, SpecOperation ours)
    {
        var link = ReferenceLink.Of(ours);
        if (link.Anchor.Length > 0 && (link.Anchor != theirs.Anchor || (link.Slug != theirs.Slug && !link.IsOfOldPage)))
            entry.Differs(
                "link", Difference.Value, $"The page has it at `{theirs.Slug}#{theirs.Anchor}`, spec/ links to `{link}`.",
                ours: ours.Node.At("externalDocs", "url")?.Location);
    }

    private static ScopeSet OptionalScopes(SpecOperation ours) =>
        ScopeSet.Of((ours.Node["x-optional-scopes"]?.Entries ?? []).Select(scope => scope.Key.Text ?? ""));

    private static OurItem Item(SpecDocument document, SpecNode parameter) => new(
        parameter["name"]?.Text ?? "",
        parameter["schema"] is { } schema ? new UsedSchema(document, schema) : null,
        parameter.IsTrue("required"),
        parameter.Location);
}
