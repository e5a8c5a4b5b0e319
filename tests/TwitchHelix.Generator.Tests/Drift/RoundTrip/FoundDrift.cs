using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Says whether what was found is what was planted.</summary>
internal sealed class FoundDrift(DriftReport report, IReadOnlyList<SitePage> pages)
{
    /// <summary>What was planted and not found, and what was found and not planted.</summary>
    public IEnumerable<string> Check(IReadOnlyList<(string Kind, Planted Change)> planted)
    {
        var reports = report.Differences
            .Select(difference => (Text: difference.ToString(), Tells: (Func<Planted, bool>)(change => Tells(difference, change))))
            .Concat(report.Faults.Select(fault => (Text: fault.ToString(), Tells: (Func<Planted, bool>)(change => Tells(fault, change)))))
            .ToList();
        foreach (var (kind, change) in planted.Where(each => !reports.Exists(found => found.Tells(each.Change))))
            yield return $"not found: {kind} on {change.Page.Place}, {string.Join(" / ", change.Names)}: {change.Text}";
        foreach (var (text, _) in reports.Where(found => !planted.Any(each => found.Tells(each.Change))))
            yield return $"not planted: {text}; planted: {string.Join("; ", planted.Select(each => $"{each.Kind}, {each.Change.Page.Place}: {each.Change.Text}"))}";
        foreach (var name in report.NotCompared.Where(name => !planted.Any(each => each.Change.Page.Entries.Exists(entry => entry.Name == name)
            || each.Change.Names.Contains(name))))
            yield return $"not compared: {name}";
    }

    private static bool Tells(Difference difference, Planted change) => change.Names.Contains(difference.Entry)
        || change.Names.Any(name => difference.Entry == $"{change.Page.Slug}#{name}");

    private bool Tells(PageFault fault, Planted change)
    {
        // The index names the page, or the anchor.
        if (change.IsWhole)
            return fault.Line.Page == change.Page.Place + ".md"
                || fault.Line.Page == $"{change.Page.Area}/reference.md" && fault.Message.Contains(change.Page.Slug, StringComparison.Ordinal);
        if (fault.Line.Page != change.Page.Place + ".md")
            return false;
        var lines = SiteWriter.Page(pages.Single(page => page == change.Page)).Split('\n').ToList();
        return change.Page.Entries.Where(entry => change.Names.Contains(entry.Name)).Select(entry => EntryLines.Of(lines, entry.Anchor))
            .Any(place => fault.Line.Line > place.Start && fault.Line.Line <= place.End);
    }
}
