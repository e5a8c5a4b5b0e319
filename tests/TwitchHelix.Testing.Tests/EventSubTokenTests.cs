namespace TwitchHelix.Testing.Tests;

/// <summary>The token that creates a subscription, as the server sees it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EventSubTokenTests
{
    [TestCase("websocket", true)]
    [TestCase("webhook", false)]
    [TestCase("conduit", false)]
    public async Task It_follows_from_the_transport(string method, bool isUsers)
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });
        await using var twitch = HelixClient.Create(server.CreateOptions());
        var token = server.Identity.CreateUserToken("40010003", ["moderator:read:followers"]);
        await twitch.Tokens.AddAsync(token.ToHelixToken());

        await twitch.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(
            EventSubSubscriptionTypes.ChannelFollow(broadcasterUserId: "40010001", moderatorUserId: "40010003"),
            new CreateEventSubSubscriptionTransport
            {
                Method = method,
                SessionId = "session",
                ConduitId = "conduit",
                Callback = "https://hooks.example/",
                Secret = "made-up-secret",
            }));

        var sent = server.Requests.Single(request => request.Address.AbsolutePath.EndsWith("/eventsub/subscriptions", StringComparison.Ordinal));
        Assert.That(sent.Headers["authorization"], Is.EqualTo(new[] { "Bearer " + (isUsers ? token.AccessToken : "test-app-token-1") }));
    }
}
