using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests;

/// <summary>Follows CONTRIBUTING's steps to change an endpoint in a copy of the repository.</summary>
[Explicit("It takes minutes: \"dotnet cake --target=Copies\" runs it.")]
public sealed partial class ContributingTests
{
    private static readonly string[] Everything =
    [
        "docs", "samples", "tests", "src/SameVersion.targets", "src/TwitchHelix.AspNetCore", "src/TwitchHelix.EventSub", "src/TwitchHelix.Testing",
        "TwitchHelix.slnx", "build.cake", ".config", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
    ];

    /// <summary>The tests that depend on the document. All others take minutes, and this one would walk through the steps again.</summary>
    private const string Filter =
        "FullyQualifiedName~.Wire.|FullyQualifiedName~.Conventions.|FullyQualifiedName~.Metadata.|FullyQualifiedName~.PublicApi."
        + "|FullyQualifiedName~.Readme.|FullyQualifiedName~EndpointTableTests|FullyQualifiedName~HelixTestServerTests";

    private const string Endpoint = """
        paths:
          /games/lanterns:
            get:
              tags: [Games]
              operationId: GetLanterns
              summary: Gets the lanterns that a broadcaster has lit.
              externalDocs:
                url: https://dev.twitch.tv/docs/api/reference/games/#get-lanterns
              security:
                - user: [lantern:read:lights, lantern:read:wicks]
              x-acting-user: broadcaster_id
              parameters:
                - name: broadcaster_id
                  in: query
                  required: true
                  description: The ID of the broadcaster. It must be the token's user.
                  schema:
                    type: string
              responses:
                '200':
                  description: The lanterns.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/GetLanternsResponse'
                      example:
                        data:
                          - id: '7'
                            brightness: 3

        """;

    private const string Schemas = """

            GetLanternsResponse:
              description: The lanterns of a broadcaster.
              type: object
              required: [data]
              properties:
                data:
                  description: The lanterns.
                  type: array
                  items:
                    $ref: '#/components/schemas/Lantern'
            Lantern:
              description: A lantern.
              type: object
              required: [id, brightness]
              properties:
                id:
                  description: The ID of the lantern.
                  type: string
                brightness:
                  description: How bright it is, from 1 to 5.
                  type: integer

        """;

    private readonly List<CommandRun> steps = [];
    private RepositoryCopy copy = null!;

    [OneTimeSetUp]
    public async Task Walk()
    {
        copy = RepositoryCopy.Create(Everything);
        // The long tests and the benchmarks take long to build, and have nothing about an endpoint.
        RepositoryCopy.Edit(copy.PathOf("TwitchHelix.slnx"), text => LongRuns().Replace(text, ""));
        RepositoryCopy.Edit(
            copy.PathOf("spec", "resources", "games.yaml"),
            text => text.Replace("paths:\n", Endpoint, StringComparison.Ordinal).TrimEnd() + Schemas);
        RepositoryCopy.Edit(
            copy.PathOf("spec", "helix.yaml"),
            text => FirstScope().Replace(text, "$0            lantern:read:lights: See lanterns.\n            lantern:read:wicks: See wicks.\n", 1));
        foreach (var command in Commands(await File.ReadAllTextAsync(copy.PathOf("CONTRIBUTING.md"))))
            steps.Add(await copy.RunAsync(command == "test" ? [command, "--filter", Filter] : command.Split(' ')));
    }

    [OneTimeTearDown]
    public void Delete() => copy.Dispose();

    [Test]
    public async Task An_endpoint_with_two_scopes_ends_green()
    {
        foreach (var step in steps)
            Assert.That(step.ExitCode, Is.Zero, step.Output);
        Assert.That(steps, Has.Count.EqualTo(4));
        Assert.That(steps[^1].Output, Does.Contain("Passed!").And.Not.Contain("Failed!"));
        Assert.That(await File.ReadAllTextAsync(copy.PathOf("docs", "endpoints.md")), Does.Contain("GetLanternsAsync"));
        foreach (var listing in Listings)
            Assert.That(await File.ReadAllTextAsync(listing), Does.Contain("GetLanternsAsync").And.Contain("LanternReadWicks"));
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

    private Task<string[]> ReadAsync() => Task.WhenAll(Listings.Select(listing => File.ReadAllTextAsync(listing)));

    /// <summary>The commands of the numbered steps, without <c>dotnet</c>.</summary>
    private static IEnumerable<string> Commands(string contributing) =>
        contributing.Split("## ").Single(section => section.StartsWith("Change an endpoint", StringComparison.Ordinal)).Split('\n')
            .Where(line => line.Length > 0 && char.IsDigit(line[0])).SelectMany(line => Command().Matches(line)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`dotnet ([^`]*)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"scopes: &scopes\n")]
    private static partial Regex FirstScope();

    [GeneratedRegex("<Project Path=\"tests/TwitchHelix.(Soak|Benchmarks)/[^>]*>")]
    private static partial Regex LongRuns();
}
