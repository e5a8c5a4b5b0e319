using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Tests.Pages;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Runs the command <c>drift</c> on the sample and its pages.</summary>
internal sealed class ThingDrift : IDisposable
{
    private readonly SampleSpec spec;
    private readonly PageFolder pages = new();

    public ThingDrift(string api = ThingPages.Things, string events = ThingPages.Events, string things = SampleSpec.Things)
    {
        spec = SampleSpec.Create(things: things);
        pages.With("api/reference.md", ThingPages.ApiIndex).With("api/reference/things.md", api)
            .With("eventsub/reference.md", ThingPages.EventSubIndex).With("eventsub/reference/thing.md", events);
    }

    public string WaiverFile => Path.Combine(spec.Folder, "waivers.yaml");

    public PageFolder Pages => pages;

    public ThingDrift Waiving(string text)
    {
        File.WriteAllText(WaiverFile, text);
        return this;
    }

    public Task<CommandRun> RunAsync(params string[] options) =>
        CommandRun.GeneratorAsync(["drift", pages.Directory.FullName, "--spec", spec.Folder, .. options]);

    /// <summary>Runs it with the option for JSON.</summary>
    public async Task<JObject> JsonAsync(int exitCode)
    {
        var run = await RunAsync("--json");
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
        return JObject.Parse(run.Output);
    }

    /// <summary>The differences in short: <c>differs GetThings query id type</c>.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var run = await RunAsync("--json");
        var json = JObject.Parse(run.Output);
        var found = json["differences"]!.Concat(json["notUnderstood"]!.Select(row => row)).ToList();
        Assert.That(run.ExitCode, Is.EqualTo(found.Count == 0 ? 0 : 2), run.Output);
        return [.. found.Select(row => $"{row["kind"] ?? "unread"} {row["entry"]} {row["place"]} {row["what"]}")];
    }

    public void Dispose()
    {
        pages.Dispose();
        spec.Dispose();
    }
}
