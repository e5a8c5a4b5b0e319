using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds what the specification has of the pages.</summary>
internal static class KnownEntries
{
    /// <summary>Finds an operation: by its link, or by its method and path. Null if there is none.</summary>
    public static SpecOperation? Find(SpecDocument document, DocumentedOperation operation)
    {
        var link = new ReferenceLink(operation.Slug, operation.Anchor);
        return document.Operations.FirstOrDefault(ours => ReferenceLink.Of(ours) == link)
            ?? document.Operations.FirstOrDefault(ours => ours.Path == operation.Path
                && string.Equals(ours.Method, operation.Method, StringComparison.OrdinalIgnoreCase));
    }

    public static SpecEventSubType? Find(SpecDocument document, DocumentedEventSubType type) =>
        document.EventSubTypes.FirstOrDefault(ours => ours.Type == type.Type && ours.Version == type.Version);

    /// <summary>What comes before an entry on its page, the nearest first.</summary>
    public static IEnumerable<T> Before<T>(IReadOnlyList<T> entries, T entry)
        where T : DocumentedEntry =>
        entries.Where(other => other.Slug == entry.Slug).TakeWhile(other => other != entry).Reverse();
}
