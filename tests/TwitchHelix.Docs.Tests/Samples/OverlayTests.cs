using System.Net.ServerSentEvents;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

[Parallelizable(ParallelScope.All)]
[CancelAfter(180_000)]
public sealed class OverlayTests
{
    [Test]
    public async Task The_page_waits_for_the_login_and_then_shows_who_is_live(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        server.Answer(HelixOperations.Streams.GetFollowedStreams, Live("QuietFox"));
        using var overlay = SampleProcess.Start(
            "Overlay", HostArguments.Of(server, $"--Tokens={folder.PathOf("tokens")}", "--Interval=00:00:01"));
        using var browser = new HttpClient { BaseAddress = new Uri(await overlay.ReadAsync("Now listening on: (.*)$")) };

        var page = await browser.GetStringAsync("/", cancellationToken);
        Assert.That(page, Does.Contain("overlay.js").And.Contain("overlay.css").And.Not.Contain("//cdn"));
        Assert.That(await browser.GetStringAsync("/overlay.js", cancellationToken), Does.Contain("EventSource('events')"));
        Assert.That(await browser.GetStringAsync("/overlay.css", cancellationToken), Does.Contain("transparent"));

        await using var contents = Contents(browser, cancellationToken);
        var login = await FindAsync(contents, content => (bool)content["needsLogin"]!);
        var address = await overlay.ReadAsync(@"^Open (\S+) as yourself\. The code is TEST0001\.$");
        Assert.That($"{login}", Does.Not.Contain("TEST0001"), "the viewers of a stream see the page, and could log in");
        await browser.GetStringAsync(address, cancellationToken);

        var live = await FindAsync(contents, content => content["channels"]!.HasValues);
        Assert.That((bool)live["needsLogin"]!, Is.False);
        Assert.That(
            live["channels"]!.Single().ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo("""{"name":"QuietFox","title":"QuietFox plays","category":"Lantern Keep","viewers":7}"""));

        server.Answer(HelixOperations.Streams.GetFollowedStreams, Live("QuietFox", "HarborLight"));
        var more = await FindAsync(contents, content => content["channels"]!.Count() == 2);
        Assert.That(more["channels"]!.Select(channel => (string?)channel["name"]), Is.EqualTo(new[] { "QuietFox", "HarborLight" }));

        overlay.Stop();
        while (await contents.MoveNextAsync())
        {
            // An open page doesn't keep it from stopping: the events end, and the connection isn't cut.
        }
        Assert.That((await overlay.CompleteAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_token_that_lacks_a_scope_asks_for_a_login(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        var options = server.CreateOptions();
        options.ClientId = "mine";
        await using (var twitch = HelixClient.Create(options, builder => builder.AddFileTokenStore(folder.PathOf("tokens"))))
        {
            var token = server.Identity.CreateUserToken(server.Identity.SignedInUser.Id, [TwitchScopes.UserReadEmail], clientId: "mine");
            await twitch.Tokens.AddAsync(token.ToHelixToken(), cancellationToken);
        }

        using var overlay = SampleProcess.Start("Overlay", HostArguments.Of(server, $"--Tokens={folder.PathOf("tokens")}"));

        await overlay.ReadAsync(@"The code is TEST0001\.$");
    }

    private static async IAsyncEnumerator<JObject> Contents(HttpClient browser, CancellationToken cancellationToken)
    {
        await using var stream = await browser.GetStreamAsync("/events", cancellationToken);
        await foreach (var content in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            yield return JObject.Parse(content.Data);
    }

    private static async Task<JObject> FindAsync(IAsyncEnumerator<JObject> contents, Predicate<JObject> condition)
    {
        while (await contents.MoveNextAsync())
            if (condition(contents.Current))
                return contents.Current;
        throw new AssertionException("The events have ended.");
    }

    private static GetFollowedStreamsResponse Live(params string[] names) => new()
    {
        Data = [.. names.Select(name => new LiveStream { UserName = name, Title = $"{name} plays", GameName = "Lantern Keep", ViewerCount = 7 })],
    };
}
