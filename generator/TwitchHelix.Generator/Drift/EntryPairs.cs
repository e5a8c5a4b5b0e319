using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Pairs what the pages have with what the specification has.</summary>
internal static class EntryPairs
{
    /// <summary>Pairs operations by the link, else by the anchor on any page, else by method and path.</summary>
    public static Pairs<DocumentedOperation, SpecOperation> Operations(SpecDocument document, Documentation pages)
    {
        var pairs = new Pairs<DocumentedOperation, SpecOperation>(pages.Operations, document.Operations);
        pairs.Match(entry => new ReferenceLink(entry.Slug, entry.Anchor), entry => ReferenceLink.Of(entry));
        pairs.Match(entry => entry.Anchor, entry => ReferenceLink.Of(entry).Anchor);
        pairs.Match(entry => (entry.Method.ToUpperInvariant(), entry.Path), entry => (entry.Method.ToUpperInvariant(), entry.Path));
        return pairs;
    }
}
