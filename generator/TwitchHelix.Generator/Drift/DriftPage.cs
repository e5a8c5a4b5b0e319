using System.Globalization;
using System.Text;

namespace TwitchHelix.Generator.Drift;

/// <summary>Writes what has been found in Markdown.</summary>
internal sealed class DriftPage
{
    private static readonly (DifferenceKind Kind, string Title)[] Headings =
    [
        (DifferenceKind.TheyHave, "Twitch has, we lack:"),
        (DifferenceKind.WeHave, "We have, Twitch lacks:"),
        (DifferenceKind.Differs, "Differs:"),
    ];

    private readonly StringBuilder page = new();
    private readonly DriftReport report;
    private readonly DriftPlaces places;

    private DriftPage(DriftReport report)
    {
        this.report = report;
        places = new DriftPlaces(report.Document);
        page.AppendLine(Summary());
        AddDifferences();
        AddFaults();
        if (report.NotCompared.Count > 0)
            AddNames("Not looked for, because pages can't be read", [string.Join(", ", report.NotCompared.Select(name => $"`{name}`"))]);
        AddNames("Waivers without a difference", [.. report.UnusedWaivers.Select(UnusedWaiver)]);
    }

    public static string Of(DriftReport report) => new DriftPage(report).page.Replace("\r\n", "\n").ToString();

    private string Summary()
    {
        var size = $"{Count(report.Document.Operations.Count, "operation")}, {Count(report.Document.EventSubTypes.Count, "type")}.";
        var unread = report.Faults.Count(fault => !fault.IsWhole) + NotUnderstood().Count;
        var parts = new[]
        {
            Count(report.Differences.Count - NotUnderstood().Count, "difference"),
            unread > 0 ? $"{Count(unread, "line")} not understood" : "",
            report.IsIncomplete ? $"{Count(report.Faults.Count(fault => fault.IsWhole), "page or entry", "pages or entries")} not read" : "",
            report.UnusedWaivers.Count > 0 ? $"{Count(report.UnusedWaivers.Count, "waiver")} without a difference" : "",
        };
        return report.HasDrift ? $"Drift: {string.Join(", ", parts.Where(part => part.Length > 0))}. Compared: {size}" : $"No drift: {size}";
    }

    private void AddDifferences()
    {
        foreach (var entry in report.Differences.Where(difference => difference.Kind != DifferenceKind.NotUnderstood).GroupBy(difference => difference.Entry))
        {
            AddTitle(entry.Key);
            foreach (var (kind, title) in Headings)
            {
                var rows = entry.Where(difference => difference.Kind == kind).ToList();
                if (rows.Count == 0)
                    continue;
                page.AppendLine().AppendLine(title).AppendLine();
                foreach (var row in rows)
                    AddRow($"`{row.Place}`, {row.What}: {row.Text} ({Where(row)})");
            }
        }
    }

    private void AddFaults()
    {
        AddNames("Not read", [.. report.Faults.Where(fault => fault.IsWhole).Select(fault => $"{fault.Line}: {fault.Message}")]);
        AddNames(
            "Not understood",
            [
                .. report.Faults.Where(fault => !fault.IsWhole).Select(fault => $"{fault.Line}: {fault.Message}"),
                .. NotUnderstood().Select(row => $"{row.Line}: `{row.Entry}`, `{row.Place}`, {row.What}: {row.Text} ({Where(row)})"),
            ]);
    }

    private void AddNames(string title, IReadOnlyList<string> rows)
    {
        if (rows.Count == 0)
            return;
        AddTitle(title);
        page.AppendLine();
        foreach (var row in rows)
            AddRow(row);
    }

    private void AddTitle(string title) => page.AppendLine().Append("## ").AppendLine(OneLine(title));

    private void AddRow(string text) => page.Append("- ").AppendLine(OneLine(text));

    private List<Difference> NotUnderstood() => [.. report.Differences.Where(difference => difference.Kind == DifferenceKind.NotUnderstood)];

    private string UnusedWaiver(Waiver waiver) =>
        $"{places.Text(waiver.Location)}: `{waiver.Entry}`, `{waiver.Place}`, {waiver.What}: {waiver.Reason} "
        + $"({waiver.Date.ToString("o", CultureInfo.InvariantCulture)})";

    private string Where(Difference row) =>
        string.Join(", ", new[] { row.Line?.ToString(), row.Location is { } location ? places.Text(location) : null }.Where(place => place is not null));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Count(int number, string noun, string? plural = null) => $"{number} {(number == 1 ? noun : plural ?? noun + "s")}";
}
