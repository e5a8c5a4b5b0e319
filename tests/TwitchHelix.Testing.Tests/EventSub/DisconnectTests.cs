namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>A user disconnects the application.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DisconnectTests
{
    [Test]
    public async Task Subscriptions_that_need_the_users_grant_are_revoked_and_no_other()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var token = server.Identity.CreateUserToken("7", ["bits:read"]).AccessToken;
        var cheers = await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", token, ("broadcaster_user_id", "7"));
        var updates = await caller.SubscribeAsync(socket.SessionId, "channel.update", "2", token, ("broadcaster_user_id", "7"));
        server.Identity.DisconnectUser("8");
        Assert.That(server.EventSub.Subscriptions.Select(each => each.Status), Is.All.EqualTo(EventSubSubscriptionStatus.Enabled));

        server.Identity.DisconnectUser("7");
        server.Identity.DisconnectUser("7");

        var message = await socket.ReadAsync();
        var subscription = message.SelectToken("payload.subscription")!;
        Assert.That((TestSocket.Type(message), (string?)subscription["status"]), Is.EqualTo(("revocation", "authorization_revoked")));
        Assert.That((string?)subscription["id"], Is.EqualTo(cheers.Id()));
        var statuses = server.EventSub.Subscriptions.ToDictionary(each => each.Id, each => each.Status);
        Assert.That(statuses[cheers.Id()], Is.EqualTo(EventSubSubscriptionStatus.AuthorizationRevoked));
        Assert.That(statuses[updates.Id()], Is.EqualTo(EventSubSubscriptionStatus.Enabled));
    }
}
