using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using TwitchHelix.Testing.Tests.EventSub;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace TwitchHelix.Testing.Tests;

/// <summary>The code in docs/testing.md is here, and works.</summary>
public sealed partial class TestingPageTests
{
    [Test]
    public async Task What_it_shows_works()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());

        GetUsersResponse users = await twitch.Users.GetUsersAsync(logins: ["harborlight"]);

        Assert.That(server.Requests[^1].Operation, Is.EqualTo("GetUsers"));
        Assert.That(users.Data, Is.Not.Empty);

        User? user = await twitch.Batch.Users.GetByLoginAsync("twitchdev");
        Assert.That(user?.Login, Is.EqualTo("twitchdev"));

        server.Answer(HelixOperations.Polls.GetPolls, new GetPollsResponse { Data = [new Poll { Title = "Tea or coffee?" }] });
        server.Answer(HelixOperations.Clips.CreateClip, HttpStatusCode.Forbidden, "The broadcaster has clips turned off.");
        server.Answer(HelixOperations.Games.GetGames, request => new GetGamesResponse { Data = [new Game { Id = request.Query["id"][0] }] });
        Assert.That((await twitch.Batch.Games.GetAsync("7"))?.Id, Is.EqualTo("7"));

        server.WireMock
            .Given(Request.Create().WithPath("/helix/users").UsingGet())
            .RespondWith(Response.Create().WithBodyAsJson(new { data = Array.Empty<object>() }));
        Assert.That((await twitch.Users.GetUsersAsync()).Data, Is.Empty);

        HelixTestToken token = server.Identity.CreateUserToken("141981764", ["channel:manage:polls"]);
        Assert.That(token.Scopes, Is.EqualTo(new[] { "channel:manage:polls" }));

        server.Faults.Add(HelixFault.Status(503) with { Times = 3, Operation = "GetUsers" });
        server.Faults.Add(HelixFault.CutConnection() with { AfterCarryingOut = true, Method = HttpMethod.Post });
        server.Faults.Add(HelixFault.Hang() with { Target = HelixFaultTarget.Identity, GrantType = "refresh_token" });
        server.Faults.Add(HelixFault.CutBody() with { Times = null, Probability = 0.01, Seed = 1 });
        Assert.That(server.Faults.Active, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task What_it_shows_of_EventSub_works()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.follow", "2", "any", ("broadcaster_user_id", "40010001"), ("moderator_user_id", "40010001"));
        await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1");
        var cancellationToken = TestSocket.Limit();

        await server.EventSub.WaitForAsync(eventSub => eventSub.Subscriptions.Count == 2, cancellationToken);

        await server.EventSub.SendAsync("channel.cheer");
        int subscriptions = await server.EventSub.SendAsync(new ChannelFollowEvent { UserLogin = "quietfox" });
        ChannelCheerEvent cheer = server.EventSub.Example<ChannelCheerEvent>();
        cheer.Bits = 500;
        await server.EventSub.SendAsync(cheer);

        Assert.That(subscriptions, Is.EqualTo(1));
        Assert.That((int?)(await socket.ReadAsync()).SelectToken("payload.event.bits"), Is.EqualTo(100));
        Assert.That((string?)(await socket.ReadAsync()).SelectToken("payload.event.user_login"), Is.EqualTo("quietfox"));
        Assert.That((int?)(await socket.ReadAsync()).SelectToken("payload.event.bits"), Is.EqualTo(500));

        server.EventSub.Faults.Add(EventSubFault.Double() with { Type = "channel.cheer", Times = null });
        await server.EventSub.ReconnectAsync();
        await server.EventSub.CloseAsync(4000);
        server.EventSub.Cut();

        Assert.That(TestSocket.Type(await socket.ReadAsync()), Is.EqualTo("session_reconnect"));
        Assert.That(server.EventSub.Subscriptions.Select(subscription => subscription.Status.Value), Is.All.EqualTo("websocket_internal_error"));
    }

    [Test]
    public async Task What_it_shows_of_the_page_in_a_browser_works()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { AsksForConsent = true });
        server.Identity.AddUser(new HelixTestUser("12826", "twitchdev") { DisplayName = "TwitchDev" });
        using var caller = new Caller(server);

        var page = await caller.GetAsync($"authorize?client_id={Caller.ClientId}&redirect_uri=http%3A%2F%2Flocalhost&response_type=code&scope=");

        Assert.That(page.Body, Does.Contain("TwitchDev"));
    }

    [Test]
    public void What_it_shows_is_here()
    {
        var here = Lines(File.ReadAllText(Path.Combine(Root, "tests", "TwitchHelix.Testing.Tests", "TestingPageTests.cs")));

        var shown = Snippet().Matches(File.ReadAllText(Path.Combine(Root, "docs", "testing.md"))).SelectMany(match => Lines(match.Groups[1].Value)).ToList();

        Assert.That(shown, Has.Count.GreaterThan(8).And.SubsetOf(here));
    }

    [Test]
    public void It_names_every_fault()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "testing.md"));

        var faults = new[] { typeof(HelixFault), typeof(EventSubFault) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == type)).Select(method => method.Name);

        Assert.That(faults.Where(fault => !page.Contains($"`{fault}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static string Root =>
        typeof(TestingPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
