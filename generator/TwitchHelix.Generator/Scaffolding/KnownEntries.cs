using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds what the specification has of the pages.</summary>
internal sealed class KnownEntries(SpecDocument document, Documentation pages)
{
    private readonly Pairs<DocumentedOperation, SpecOperation> operations = EntryPairs.Operations(document, pages);

    /// <summary>Finds the operation that an entry describes. Null if there is none.</summary>
    public SpecOperation? Find(DocumentedOperation operation) => operations.Of(operation);

    public SpecEventSubType? Find(DocumentedEventSubType type) =>
        document.EventSubTypes.FirstOrDefault(ours => ours.Type == type.Type && ours.Version == type.Version);

    /// <summary>The operations that come before one on its page, the nearest first.</summary>
    public IEnumerable<SpecOperation> Before(DocumentedOperation operation) => Before(pages.Operations, operation).Select(Find).OfType<SpecOperation>();

    /// <summary>The types that come before one on its page, the nearest first.</summary>
    public IEnumerable<SpecEventSubType> Before(DocumentedEventSubType type) => Before(pages.EventSubTypes, type).Select(Find).OfType<SpecEventSubType>();

    private static IEnumerable<T> Before<T>(IReadOnlyList<T> entries, T entry)
        where T : DocumentedEntry =>
        entries.Where(other => other.Slug == entry.Slug).TakeWhile(other => other != entry).Reverse();
}
