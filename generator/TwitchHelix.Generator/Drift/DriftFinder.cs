using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the specification with what Twitch's pages say. Descriptions, examples and betas aren't compared.</summary>
internal sealed class DriftFinder
{
    private readonly SpecDocument document;
    private readonly Documentation pages;
    private readonly UnreadPages unread;
    private readonly List<Difference> found = [];
    private readonly List<string> notCompared = [];

    private DriftFinder(SpecDocument document, Documentation pages)
    {
        (this.document, this.pages) = (document, pages);
        unread = new UnreadPages(pages.Faults);
        CompareOperations();
        CompareEventSubTypes();
    }

    public static DriftReport Find(SpecDocument document, Documentation pages, IReadOnlyList<Waiver> waivers)
    {
        var finder = new DriftFinder(document, pages);
        var isIncomplete = pages.Faults.Any(fault => fault.IsWhole);
        return new DriftReport
        {
            Document = document,
            Differences = [.. finder.found.Where(difference => !waivers.Any(waiver => waiver.Allows(difference)))],
            Faults = pages.Faults,
            NotCompared = finder.notCompared,
            // The difference that a waiver allows may be on a page that couldn't be read.
            UnusedWaivers = isIncomplete ? [] : [.. waivers.Where(waiver => !finder.found.Exists(waiver.Allows))],
        };
    }

    private void CompareOperations()
    {
        var pairs = EntryPairs.Operations(document, pages);
        foreach (var ours in document.Operations)
            if (pairs.Of(ours) is { } theirs)
            {
                var entry = new EntryDrift(ours.Id, theirs.Line, ours.Location, unread.IsWhole(theirs.Line));
                OperationDrift.Compare(entry, document, theirs, ours);
                found.AddRange(entry.Found);
            }
            else
                AddMissing(ours.Id, ours.Location, unread.MayHave(ours), $"No page has {ours.Method.ToUpperInvariant()} {ours.Path}.");
        foreach (var theirs in pairs.New)
            AddNew($"{theirs.Slug}#{theirs.Anchor}", theirs, $"The operation «{theirs.Title}» is new: {theirs.Method} {theirs.Path}.");
    }

    private void CompareEventSubTypes()
    {
        var pairs = new Pairs<DocumentedEventSubType, SpecEventSubType>(pages.EventSubTypes, document.EventSubTypes);
        pairs.Match(entry => (entry.Type, entry.Version), entry => (entry.Type ?? "", entry.Version ?? ""));
        foreach (var ours in document.EventSubTypes)
            if (pairs.Of(ours) is { } theirs)
            {
                var entry = new EntryDrift(ours.ToString(), theirs.Line, ours.Node.Location, unread.IsWhole(theirs.Line));
                EventSubDrift.Compare(entry, document, theirs, ours);
                found.AddRange(entry.Found);
            }
            else
                AddMissing(ours.ToString(), ours.Node.Location, unread.MayHaveEventSubTypes, "No page has this type and version.");
        foreach (var theirs in pairs.New)
            AddNew($"{theirs.Type} {theirs.Version}", theirs, $"The EventSub type «{theirs.Title}» is new.");
    }

    private void AddMissing(string name, SpecLocation location, bool isPerhapsThere, string text)
    {
        if (isPerhapsThere)
            notCompared.Add(name);
        else
            found.Add(new Difference(DifferenceKind.WeHave, name, Difference.WholeEntry, Difference.Presence, text, null, location));
    }

    private void AddNew(string name, DocumentedEntry theirs, string text) =>
        found.Add(new Difference(DifferenceKind.TheyHave, name, Difference.WholeEntry, Difference.Presence, text, theirs.Line, null));
}
