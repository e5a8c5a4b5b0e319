using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using TwitchHelix.Docs.Tests.Code;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Observability;

/// <summary>docs/observability.md has everything that the packages measure, trace and log, and nothing else.</summary>
public sealed partial class ObservabilityPageTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "observability.md"));

    private static IEnumerable<string> CodeInText => MarkdownPage.Read("docs/observability.md").CodeInText.Select(code => code.Text);

    [Test]
    public void It_has_every_metric_with_its_kind()
    {
        var rows = MetricRow().Matches(Text).Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}");

        Assert.That(rows, Is.EquivalentTo(Emitted.Instruments.Select(instrument => $"{instrument.Name}: {KindOf(instrument)}")));
    }

    [Test]
    public void It_has_every_attribute()
    {
        var named = CodeInText.Where(code => Dotted().IsMatch(code)).ToHashSet();

        Assert.That(named, Is.EquivalentTo(
            Emitted.Attributes.Where(attribute => attribute.Contains('.')).Concat(Emitted.Instruments.Select(instrument => instrument.Name))));
        Assert.That(Emitted.Attributes.Except(CodeInText), Is.Empty);
        Assert.That(Emitted.Attributes, Does.Contain("twitch.operation").And.Contain("type"));
    }

    [Test]
    public void It_has_every_source_of_activities_and_every_meter()
    {
        var names = Emitted.ActivitySources.Select(source => source.Name).Concat(Emitted.Instruments.Select(instrument => instrument.Meter.Name)).Distinct();

        Assert.That(names, Is.EquivalentTo(new[] { "TwitchHelix", "TwitchHelix.EventSub" }));
        Assert.That(names.Except(CodeInText), Is.Empty);
    }

    [Test]
    public void It_has_every_line_of_the_log_with_its_ID_and_level()
    {
        var rows = LogRow().Matches(Text).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");

        Assert.That(rows, Is.EquivalentTo(Emitted.LogEvents.Select(line => $"{line.Id} {line.Level} {line.Name}")));
        Assert.That(Emitted.LogEvents.Select(line => line.Id), Is.Unique);
    }

    private static string KindOf(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Histogram<>) ? $"histogram, {(instrument.Unit == "s" ? "s" : $"{instrument.Unit!.Trim('{', '}')}s")}"
            : kind == typeof(Counter<>) ? "counter"
            : "up-down counter";
    }

    [GeneratedRegex(@"^\| `(twitch\.(?:helix|eventsub)\.[a-z._]+)` \| ([^|]+) \| [^|]+ \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex LogRow();

    [GeneratedRegex(@"^(http|server|url|error|twitch)\.[a-z._]+$")]
    private static partial Regex Dotted();
}
