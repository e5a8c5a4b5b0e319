using System.Text.Json;
using TwitchHelix.Docs.Tests.Code;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Observability;

/// <summary>The dashboard for Grafana, and the alarms of docs/observability.md, ask for what the packages measure.</summary>
public sealed class DashboardTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "docs", "dashboards", "twitchhelix.json");

    private static readonly HashSet<string> Series = [.. Emitted.Instruments.SelectMany(Prometheus.SeriesOf)];

    /// <summary>What Prometheus adds, and the attributes.</summary>
    private static readonly HashSet<string> Labels = ["job", "le", .. Emitted.Attributes.Select(Prometheus.LabelOf)];

    private JsonElement dashboard;

    private IReadOnlyList<JsonElement> Panels => [.. dashboard.GetProperty("panels").EnumerateArray()];

    private IEnumerable<string> Queries =>
        from panel in Panels
        where panel.TryGetProperty("targets", out _)
        from target in panel.GetProperty("targets").EnumerateArray()
        select target.GetProperty("expr").GetString()!;

    [OneTimeSetUp]
    public void Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path));
        dashboard = document.RootElement.Clone();
    }

    [Test]
    public void Its_queries_name_series_and_labels_that_exist() => Assert.That(Queries.SelectMany(Wrong), Is.Empty);

    [Test]
    public void It_shows_every_metric()
    {
        var shown = Queries.SelectMany(Prometheus.SeriesIn).ToHashSet();

        var missing = Emitted.Instruments.Where(instrument => !Prometheus.SeriesOf(instrument).Any(shown.Contains));
        Assert.That(missing.Select(instrument => instrument.Name), Is.Empty);
    }

    [Test]
    public void Its_data_source_is_a_variable_and_it_comes_from_no_other_server()
    {
        var variables = dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().ToDictionary(
            variable => variable.GetProperty("name").GetString()!, variable => variable.GetProperty("type").GetString());
        var sources = Panels.Where(panel => panel.TryGetProperty("datasource", out _))
            .Select(panel => panel.GetProperty("datasource").GetProperty("uid").GetString()).Distinct();

        Assert.That(variables["datasource"], Is.EqualTo("datasource"));
        Assert.That(sources, Is.EqualTo(new[] { "${datasource}" }));
    }

    [Test]
    public void Its_panels_have_a_title_an_ID_of_their_own_and_a_place_of_their_own()
    {
        Assert.That(Panels.Select(panel => panel.GetProperty("id").GetInt32()), Is.Unique);
        Assert.That(Panels.Select(panel => panel.GetProperty("title").GetString()), Is.Unique.And.All.Not.Empty);
        var cells = Panels.Select(panel => panel.GetProperty("gridPos")).SelectMany(place =>
            from x in Enumerable.Range(Number(place, "x"), Number(place, "w"))
            from y in Enumerable.Range(Number(place, "y"), Number(place, "h"))
            select (x, y)).ToList();
        Assert.That(cells.Distinct().Count(), Is.EqualTo(cells.Count), "panels overlap");
        Assert.That(cells.Select(cell => cell.x), Is.All.LessThan(24));

        static int Number(JsonElement place, string name) => place.GetProperty(name).GetInt32();
    }

    [Test]
    public void The_alarms_of_the_page_name_series_and_labels_that_exist()
    {
        var alarms = MarkdownPage.Read("docs/observability.md").CodeInText.Select(code => code.Text)
            .Where(code => code.Contains("(rate(", StringComparison.Ordinal) || code.Contains("(increase(", StringComparison.Ordinal)).ToList();

        Assert.That(alarms, Is.Not.Empty);
        Assert.That(alarms.SelectMany(Wrong), Is.Empty);
    }

    [Test]
    public void A_series_and_a_label_that_do_not_exist_are_found()
    {
        const string Query = """sum by (le, twitch_nothing) (rate(twitch_helix_call_duration_bucket{job=~"$job", error_typ!=""}[10m])) > 0.05""";

        Assert.That(Wrong(Query), Is.EqualTo(new[] { "twitch_helix_call_duration_bucket", "error_typ", "twitch_nothing" }));
    }

    private static IEnumerable<string> Wrong(string query) =>
        Prometheus.SeriesIn(query).Where(series => !Series.Contains(series)).Concat(Prometheus.LabelsIn(query).Where(label => !Labels.Contains(label)));
}
