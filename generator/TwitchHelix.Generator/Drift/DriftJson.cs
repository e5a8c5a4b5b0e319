using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Drift;

/// <summary>Writes what has been found in JSON.</summary>
internal static class DriftJson
{
    public static JObject Of(DriftReport report)
    {
        var places = new DriftPlaces(report.Document);
        return new JObject
        {
            ["operations"] = report.Document.Operations.Count,
            ["types"] = report.Document.EventSubTypes.Count,
            ["differences"] = new JArray(report.Differences.Where(row => row.Kind != DifferenceKind.NotUnderstood).Select(row => Of(row, places))),
            ["notRead"] = new JArray(report.Faults.Where(fault => fault.IsWhole).Select(Of)),
            ["notUnderstood"] = new JArray(
                report.Faults.Where(fault => !fault.IsWhole).Select(Of)
                    .Concat(report.Differences.Where(row => row.Kind == DifferenceKind.NotUnderstood).Select(row => Of(row, places)))),
            ["notLookedFor"] = new JArray(report.NotCompared),
            ["unusedWaivers"] = new JArray(report.UnusedWaivers.Select(waiver => Of(waiver, places))),
        };
    }

    private static JObject Of(Difference row, DriftPlaces places)
    {
        var json = new JObject();
        if (row.Kind != DifferenceKind.NotUnderstood)
            json["kind"] = row.Kind switch
            {
                DifferenceKind.TheyHave => "theyHave",
                DifferenceKind.WeHave => "weHave",
                _ => "differs",
            };
        json["entry"] = row.Entry;
        json["place"] = row.Place;
        json["what"] = row.What;
        json["text"] = row.Text;
        json["page"] = row.Line?.Page;
        json["line"] = row.Line?.Line;
        json["file"] = row.Location is { } location ? places.File(location) : null;
        json["fileLine"] = row.Location?.Line;
        return json;
    }

    private static JObject Of(PageFault fault) => new() { ["text"] = fault.Message, ["page"] = fault.Line.Page, ["line"] = fault.Line.Line };

    private static JObject Of(Waiver waiver, DriftPlaces places) => new()
    {
        ["entry"] = waiver.Entry,
        ["place"] = waiver.Place,
        ["what"] = waiver.What,
        ["says"] = waiver.Says,
        ["reason"] = waiver.Reason,
        ["date"] = waiver.Date.ToString("o", CultureInfo.InvariantCulture),
        ["file"] = places.File(waiver.Location),
        ["fileLine"] = waiver.Location.Line,
    };
}
