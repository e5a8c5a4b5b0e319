using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The file of waivers.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WaiverTests
{
    private const string Good =
        "waivers:\n  - operation: CreateThing\n    place: body name\n    what: type\n    says: is Integer on\n"
        + "    reason: It is a text.\n    date: 2026-11-30\n";

    private static string Api => ThingPages.Things.Replace("`name` — String,", "`name` — Integer,", StringComparison.Ordinal);

    [Test]
    public async Task A_waiver_allows_its_difference()
    {
        using var drift = new ThingDrift(api: Api).Waiving(Good);

        var run = await drift.RunAsync();

        Assert.That(run, Is.EqualTo(new CommandRun(0, "No drift: 2 operations, 2 types.\n")));
    }

    [Test]
    public async Task A_type_and_a_new_entry_can_have_waivers()
    {
        const string Waivers = """
            waivers:
              - { type: thing.made, version: '2', place: entry, what: presence, reason: It is gone., date: 2026-11-30 }
              - { type: thing.made, version: '3', place: entry, what: presence, reason: Nobody needs it., date: 2026-11-30 }
              - { page: things#get-thing, place: entry, what: presence, reason: Nobody needs it., date: 2026-11-30 }
            """;
        var events = ThingPages.Events.Replace("- Version: `2`", "- Version: `3`", StringComparison.Ordinal);
        using var drift = new ThingDrift(events: events).Waiving(Waivers);

        var json = await drift.JsonAsync(exitCode: 2);

        Assert.That(json["differences"], Is.Empty);
        Assert.That(json["unusedWaivers"]!.Select(waiver => (string?)waiver["entry"]), Is.EqualTo(new[] { "things#get-thing" }));
    }

    [Test]
    public async Task A_waiver_without_a_difference_is_reported()
    {
        using var drift = new ThingDrift().Waiving(Good);

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Lines[0], Is.EqualTo("Drift: 0 differences, 1 waiver without a difference. Compared: 2 operations, 2 types."));
        Assert.That(run.Lines[^1], Does.EndWith("/waivers.yaml(2): `CreateThing`, `body name`, type: It is a text. (2026-11-30)"));
    }

    [Test]
    public async Task A_waiver_is_for_what_the_page_said()
    {
        using var drift = new ThingDrift(api: Api.Replace("`name` — Integer,", "`name` — Boolean,", StringComparison.Ordinal)).Waiving(Good);

        var json = await drift.JsonAsync(exitCode: 2);

        Assert.That(json["differences"]!.Select(row => (string?)row["text"]), Is.EqualTo(new[] { "The type is Boolean on the page, String in spec/." }));
        Assert.That(json["unusedWaivers"]!.Select(waiver => (string?)waiver["says"]), Is.EqualTo(new[] { "is Integer on" }));
    }

    [Test]
    public async Task A_waiver_stays_unless_its_page_is_read()
    {
        using var drift = new ThingDrift().Waiving(Good);
        drift.Pages.Without("api/reference/things.md");

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Not.Contain("waiver"));
    }

    [Test]
    public async Task A_limit_that_is_not_understood_can_be_waived()
    {
        const string Waivers =
            "waivers: [{ operation: CreateThing, place: body name, what: limit, says: than 3 legs, reason: It isn't., date: 2026-11-30 }]\n";
        var api = ThingPages.Things.Replace("The name.", "The name of one with more than 3 legs.", StringComparison.Ordinal);
        using var drift = new ThingDrift(api: api).Waiving(Waivers);

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [Test]
    public async Task Another_file_takes_the_place_of_that_in_the_folder()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("none.yaml"), "waivers: []\n");
        using var drift = new ThingDrift().Waiving(Good);

        var run = await drift.RunAsync("--waivers", folder.PathOf("none.yaml"));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [TestCase("    what: type\n", "    what: type\n    whom: me\n", 5, "'whom' is not a known key of a waiver")]
    [TestCase("    reason: It is a text.\n", "", 2, "a waiver needs 'reason'")]
    [TestCase("    says: is Integer on\n", "", 2, "a waiver for 'type' needs 'says'")]
    [TestCase("is Integer on", "' '", 5, "'says' of a waiver must be a text")]
    [TestCase("It is a text.", "''", 6, "'reason' of a waiver must be a text")]
    [TestCase("place: body name", "place: [body]", 3, "'place' of a waiver must be a text")]
    [TestCase("2026-11-30", "30.11.2026", 7, "'30.11.2026' is not a date like 2026-11-30")]
    [TestCase("2026-11-30", "2026-02-30", 7, "'2026-02-30' is not a date")]
    [TestCase("operation: CreateThing", "type: thing.made", 2, "'type' and 'version' of a waiver go together")]
    [TestCase("  - operation: CreateThing\n   ", "  -", 2, "a waiver needs one of 'operation', 'type' (with 'version') and 'page'")]
    [TestCase("operation: CreateThing", "operation: CreateThing\n    page: things#a", 2, "a waiver needs one of")]
    [TestCase("waivers:", "waivers: []\nmore:", 2, "'more' is not a known key")]
    [TestCase(Good, "waivers: none\n", 1, "'waivers' must be a list")]
    [TestCase(Good, "waivers: [one]\n", 1, "a waiver must be a map")]
    [TestCase(Good, "waivers: [\n", 2, "")]
    public async Task A_wrong_waiver_has_a_finding(string before, string after, int line, string message)
    {
        var text = Good.Replace(before, after, StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(Good));
        using var drift = new ThingDrift(api: Api).Waiving(text);

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Has.Count.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.StartWith($"{drift.WaiverFile}({line},").And.Contain(message));
    }

    [Test]
    public async Task A_waiver_that_is_there_twice_has_a_finding()
    {
        using var drift = new ThingDrift(api: Api).Waiving(Good + Good[Good.IndexOf("  -", StringComparison.Ordinal)..]);

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("(8,").And.Contain("is listed twice"));
    }

    [Test]
    public async Task The_waivers_of_the_project_name_operations_that_exist()
    {
        using var pages = new TemporaryFolder();
        var spec = Path.Combine(RepositoryCopy.Root, "spec");

        var run = await CommandRun.GeneratorAsync("drift", pages.Path, "--spec", spec, "--json");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        var json = JObject.Parse(run.Output[run.Output.IndexOf('{', StringComparison.Ordinal)..]);
        var names = json["notLookedFor"]!.Select(name => (string?)name).ToList();
        Assert.That(TwitchHelix.Generator.Drift.WaiverFile.Load(Path.Combine(spec, "waivers.yaml")).Waivers.Select(waiver => waiver.Entry), Is.SubsetOf(names));
    }
}
