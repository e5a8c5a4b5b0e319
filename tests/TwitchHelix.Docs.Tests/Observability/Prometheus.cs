using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace TwitchHelix.Docs.Tests.Observability;

/// <summary>The names that OpenTelemetry's metrics have in Prometheus, and those that a query uses.</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/"/>
internal static partial class Prometheus
{
    public static IEnumerable<string> SeriesOf(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            null or ['{', ..] => "",
            _ => throw new ArgumentException($"{instrument.Name} has the unit {instrument.Unit}, whose suffix isn't known here."),
        };
        var name = LabelOf(instrument.Name) + unit;
        return kind == typeof(Histogram<>) ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"]
            : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? [$"{name}_total"]
            : [name];
    }

    public static string LabelOf(string attribute) => attribute.Replace('.', '_');

    /// <summary>The time series of a query in PromQL.</summary>
    public static IEnumerable<string> SeriesIn(string query) =>
        Identifier().Matches(Grouping().Replace(Selector().Replace(query, " "), " ")).Select(match => match.Value).Distinct();

    /// <summary>The labels of a query in PromQL: those that it selects, and those that it groups by.</summary>
    public static IEnumerable<string> LabelsIn(string query) => Selector().Matches(query)
        .SelectMany(selector => Selected().Matches(selector.Value).Select(match => match.Groups[1].Value))
        .Concat(Grouping().Matches(query).SelectMany(grouping => grouping.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)))
        .Distinct();

    [GeneratedRegex("""\{(?:[^}"]|"[^"]*")*\}""")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)\s*""")]
    private static partial Regex Selected();

    [GeneratedRegex(@"\bby\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    // What is called is a function; what begins with $, or is a time such as 10m, isn't a series.
    [GeneratedRegex(@"(?<![\w$.])[a-z]\w*\b(?!\s*\()")]
    private static partial Regex Identifier();
}
