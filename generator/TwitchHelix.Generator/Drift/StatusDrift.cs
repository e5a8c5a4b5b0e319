using System.Globalization;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the statuses of an operation: that of success, and those of errors.</summary>
internal static class StatusDrift
{
    public static void Compare(EntryDrift entry, DocumentedOperation theirs, SpecOperation ours)
    {
        var known = ours.Successes.Select(success => success.Status).Concat(ours.Node["x-error-statuses"]?.Items ?? [])
            .Select(status => (Code: status.Text ?? "", status.Location)).ToList();
        if (theirs.Statuses.Count == 0)
        {
            if (known.Count > 0)
                entry.WeHave("statuses", Difference.Presence, "The page lists no statuses.", at: known[0].Location);
            return;
        }
        foreach (var status in theirs.Statuses.DistinctBy(status => status.Code).Where(status => !known.Exists(code => code.Code == Text(status))))
            entry.TheyHave($"status {Text(status)}", Difference.Presence, "The page lists this status.", status.Line);
        foreach (var (code, location) in known.Where(code => theirs.Statuses.All(status => Text(status) != code.Code)))
            entry.WeHave($"status {code}", Difference.Presence, "The page doesn't list this status.", theirs.Statuses[0].Line, location);
    }

    private static string Text(DocumentedStatus status) => status.Code.ToString(CultureInfo.InvariantCulture);
}
