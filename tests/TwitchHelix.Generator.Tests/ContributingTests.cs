using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests;

/// <summary>Follows CONTRIBUTING's steps in a copy of the repository, from an announcement of Twitch to a typed call.</summary>
[Explicit("It takes minutes: \"dotnet cake --target=Copies\" runs it.")]
public sealed partial class ContributingTests
{
    private static readonly string[] Everything =
    [
        "docs", "samples", "tests", "src/SameVersion.targets", "src/pack.cake", "src/TwitchHelix.AspNetCore",
        "src/TwitchHelix.EntityFrameworkCore", "src/TwitchHelix.EventSub", "src/TwitchHelix.Testing", "TwitchHelix.slnx", "build.cake", ".config",
        "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
    ];

    /// <summary>The tests that depend on the document. All others take minutes, and this one would walk through the steps again.</summary>
    private const string Filter =
        "FullyQualifiedName~.Wire.|FullyQualifiedName~.Conventions.|FullyQualifiedName~.Metadata.|FullyQualifiedName~.PublicApi."
        + "|FullyQualifiedName~TableTests|FullyQualifiedName~HelixTestServerTests|FullyQualifiedName~LanternTests";

    /// <summary>What a program has of the new endpoint and the new event.</summary>
    private const string TypedCalls = """
        namespace TwitchHelix.EventSub.Tests;

        /// <summary>The lanterns of a channel, as a program sees them.</summary>
        public sealed class LanternTests : EventSubFixture
        {
            [Test]
            public async Task Lanterns_are_walked_through()
            {
                await LogInAsync(Channel, TwitchScopes.LanternReadLights, TwitchScopes.LanternReadWicks);
                List<Lantern> lanterns = [];

                await foreach (var lantern in Twitch.Games.GetLanternsPagedAsync(Channel, LanternColor.Amber))
                    lanterns.Add(lantern);

                Assert.That(lanterns.Select(lantern => lantern.Color), Is.All.EqualTo(LanternColor.Amber));
                Assert.That(lanterns, Has.Count.EqualTo(250));
                Assert.That(Server.Requests[^1].Address.Query, Does.Contain("first=50"));
            }

            [Test]
            public async Task A_lantern_is_lit()
            {
                await LogInAsync(Channel, TwitchScopes.LanternReadLights);
                await using var received = await ListenAsync(EventSubSubscriptionTypes.ChannelLanternLit(Channel));

                await EventSub.SendAsync(new ChannelLanternLitEvent { LanternId = "7", Brightness = 3 });

                var notification = await received.NextAsync();
                Assert.That(notification.Event, Is.TypeOf<ChannelLanternLitEvent>().With.Property("Brightness").EqualTo(3));
            }
        }

        """;

    private readonly List<CommandRun> news = [];
    private readonly List<CommandRun> steps = [];
    private RepositoryCopy copy = null!;

    [OneTimeSetUp]
    public async Task Walk()
    {
        copy = RepositoryCopy.Create(Everything);
        // These take long to build, and have nothing about an endpoint.
        RepositoryCopy.Edit(copy.PathOf("TwitchHelix.slnx"), text => WithoutEndpoints().Replace(text, ""));
        // These pages lack nothing that the specification has.
        await File.WriteAllTextAsync(copy.PathOf("spec", "waivers.yaml"), "waivers: []\n");
        LanternSite.Write(Site, copy.PathOf("spec"));
        var contributing = await File.ReadAllTextAsync(copy.PathOf("CONTRIBUTING.md"));
        foreach (var command in Commands(contributing, "When Twitch announces something"))
            news.Add(await RunAsync(command));
        await WriteWordsAsync();
        await File.WriteAllTextAsync(copy.PathOf("tests", "TwitchHelix.EventSub.Tests", "LanternTests.cs"), TypedCalls);
        foreach (var command in Commands(contributing, "Change an endpoint"))
            steps.Add(await RunAsync(command));
    }

    [OneTimeTearDown]
    public void Delete() => copy.Dispose();

    [Test]
    public void An_announcement_is_seen_and_its_data_written()
    {
        Assert.That(news.Select(run => run.ExitCode), Is.EqualTo(new[] { 2, 0, 0, 1 }), string.Join('\n', news.Select(run => run.Output)));
        var (drift, check) = (news[0], news[^1]);
        Assert.That(drift.Lines[0], Does.StartWith("Drift: 2 differences."), drift.Output);
        Assert.That(drift.Output, Does.Contain("get-lanterns").And.Contain("channel.lantern.lit"));
        Assert.That(check.Lines, Has.All.Contains("is still to be written"));
    }

    [Test]
    public async Task An_endpoint_with_two_scopes_and_an_event_end_green()
    {
        foreach (var step in steps)
            Assert.That(step.ExitCode, Is.Zero, step.Output);
        Assert.That(steps, Has.Count.EqualTo(4));
        Assert.That(steps[^1].Output, Does.Contain("Passed!").And.Not.Contain("Failed!"));
        Assert.That(await File.ReadAllTextAsync(copy.PathOf("docs", "endpoints.md")), Does.Contain("GetLanternsAsync"));
        Assert.That(await File.ReadAllTextAsync(copy.PathOf("docs", "eventsub-types.md")), Does.Contain("ChannelLanternLitEvent"));
        foreach (var listing in Listings)
            Assert.That(await File.ReadAllTextAsync(listing), Does.Contain("GetLanternsAsync").And.Contain("LanternReadWicks"));
    }

    [Test]
    public async Task Nothing_differs_then()
    {
        var run = await CommandRun.GeneratorAsync("drift", Site, "--spec", copy.PathOf("spec"));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [Test]
    public async Task A_public_member_that_is_gone_is_accepted_only_with_breaking()
    {
        foreach (var listing in Listings)
            RepositoryCopy.Edit(listing, text => text.Replace(
                "        public Lantern() { }\n",
                "        public Lantern() { }\n        public int Heat { get; init; }\n        public int Wind { get; init; }\n",
                StringComparison.Ordinal));
        var before = await ReadAsync();
        RepositoryCopy.Edit(copy.PathOf("docs", "endpoints.md"), text => text + "out of date\n");

        var refused = await copy.RunAsync("cake", "--target=Accept");
        var afterRefusal = await ReadAsync();
        var isTableWritten = !(await File.ReadAllTextAsync(copy.PathOf("docs", "endpoints.md"))).EndsWith("out of date\n", StringComparison.Ordinal);
        var accepted = await copy.RunAsync("cake", "--target=Accept", "--breaking");

        Assert.That(refused.ExitCode, Is.Not.Zero);
        const string Removed = "breaking: removed TwitchHelix.Lantern: public int Heat { get; init; }";
        Assert.That(refused.Lines.Count(line => line.EndsWith(Removed, StringComparison.Ordinal)), Is.EqualTo(2), refused.Output);
        Assert.That(refused.Output, Does.Contain("breaking: removed TwitchHelix.Lantern: public int Wind { get; init; }").And.Contain("--breaking"));
        Assert.That(afterRefusal, Is.EqualTo(before));
        Assert.That(isTableWritten, Is.False);
        Assert.That(accepted.ExitCode, Is.Zero, accepted.Output);
        Assert.That(await ReadAsync(), Is.All.Not.Contains("Heat"));
    }

    private IEnumerable<string> Listings => new[] { "net10.0", "netstandard2.0" }
        .Select(framework => copy.PathOf("src", "TwitchHelix", "PublicApi", $"TwitchHelix.{framework}.txt"));

    private string Site => Path.Combine(Path.GetDirectoryName(copy.Folder)!, "site");

    /// <summary>Runs a command of <c>dotnet</c>. Its pages are those in a folder, and only tests that an endpoint can break are run.</summary>
    private Task<CommandRun> RunAsync(string command) => copy.RunAsync(
        command == "test" ? [command, "--filter", Filter] : [.. command.Split(' ').Select(part => part == "https://dev.twitch.tv/docs/" ? Site : part)]);

    /// <summary>Writes what is marked: the words of the mark itself, which say all that the rules ask for.</summary>
    private async Task WriteWordsAsync()
    {
        foreach (var file in Directory.GetFiles(copy.PathOf("spec"), "*.yaml", SearchOption.AllDirectories))
            if (await File.ReadAllTextAsync(file) is var text && text.Contains("'WRITE: ", StringComparison.Ordinal))
                await File.WriteAllTextAsync(file, text.Replace("WRITE: ", "", StringComparison.Ordinal));
    }

    private Task<string[]> ReadAsync() => Task.WhenAll(Listings.Select(listing => File.ReadAllTextAsync(listing)));

    /// <summary>The commands of a section's numbered steps, without <c>dotnet</c>.</summary>
    private static IEnumerable<string> Commands(string contributing, string title) =>
        contributing.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal)).Split('\n')
            .Where(line => line.Length > 0 && (char.IsDigit(line[0]) || line.StartsWith("   ", StringComparison.Ordinal)))
            .SelectMany(line => Command().Matches(line)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`dotnet ([^`]*)`")]
    private static partial Regex Command();

    [GeneratedRegex("<Project Path=\"(samples|tests/TwitchHelix.(Soak|Benchmarks|CallCosts|Docs)[^/]*)/[^>]*>")]
    private static partial Regex WithoutEndpoints();
}
