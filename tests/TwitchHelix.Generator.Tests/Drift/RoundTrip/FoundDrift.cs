using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Says whether what was found is what was planted.</summary>
internal sealed class FoundDrift(DriftReport report)
{
    /// <summary>What was planted and not found, and what was found and not planted.</summary>
    public IEnumerable<string> Check(IReadOnlyList<(string Kind, Planted Change)> planted)
    {
        var reports = Reports().ToList();
        foreach (var (kind, change) in planted.Where(each => !reports.Exists(found => found.Tells(each.Change))))
            yield return $"not found: {kind} on {change.Page.Place}, {string.Join(" / ", change.Names)}: {change.Text}";
        var all = string.Join("; ", planted.Select(each => $"{each.Kind}, {each.Change.Page.Place}: {each.Change.Text}"));
        foreach (var (text, _) in reports.Where(found => !planted.Any(each => found.Tells(each.Change))))
            yield return $"not planted: {text}; planted: {all}";
    }

    private IEnumerable<(string Text, Func<Planted, bool> Tells)> Reports()
    {
        foreach (var difference in report.Differences)
            yield return ($"{difference}", change => Tells(difference, change));
        foreach (var fault in report.Faults)
            yield return ($"{fault}", change => Tells(fault, change));
        // Another change of the round has made a page unreadable, where this entry may be.
        foreach (var name in report.NotCompared)
            yield return ($"not looked for: {name}", change => MayTell(name, change));
    }

    private static bool MayTell(string name, Planted change) =>
        change.Names.Contains(name) || (change.IsWhole && change.Page.Entries.Exists(entry => entry.Name == name));

    private static bool Tells(Difference difference, Planted change) => change.Names.Contains(difference.Entry)
        || change.Names.Any(name => difference.Entry == $"{change.Page.Slug}#{name}");

    private static bool Tells(PageFault fault, Planted change)
    {
        // The index names the page, or the anchor.
        if (change.IsWhole)
            return fault.Line.Page == change.Page.Place + ".md"
                || (fault.Line.Page == $"{change.Page.Area}/reference.md" && fault.Message.Contains(change.Page.Slug, StringComparison.Ordinal));
        if (fault.Line.Page != change.Page.Place + ".md")
            return false;
        var lines = SiteWriter.Page(change.Page).Split('\n').ToList();
        return change.Page.Entries.Where(entry => change.Names.Contains(entry.Name)).Select(entry => EntryLines.Of(lines, entry.Anchor))
            .Any(place => fault.Line.Line > place.Start && fault.Line.Line <= place.End);
    }
}
