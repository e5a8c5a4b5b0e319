using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Subscriptions over webhooks.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WebhookTests
{
    [Test]
    public async Task A_right_answer_to_the_challenge_enables_the_subscription()
    {
        var clock = new WatchedClock();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
        using var caller = new Caller(server);
        using var hook = new TestHook();

        var reply = await caller.SubscribeAsync(hook.Transport(), "channel.cheer", "1");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)reply.Json.SelectToken("data[0].status"), Is.EqualTo("webhook_callback_verification_pending"));
        Assert.That(reply.Body, Does.Not.Contain(TestHook.Secret));
        Assert.That(reply["max_total_cost"], Is.EqualTo("10000"));
        var challenge = await hook.ReadAsync();
        Assert.That(challenge.Type, Is.EqualTo("webhook_callback_verification"));
        Assert.That(challenge.IsSigned(clock));
        Assert.That(challenge.Header("Twitch-Eventsub-Message-Retry"), Is.EqualTo("0"));
        Assert.That(challenge.Header("Twitch-Eventsub-Subscription-Type"), Is.EqualTo("channel.cheer"));
        Assert.That(challenge.Header("Twitch-Eventsub-Subscription-Version"), Is.EqualTo("1"));
        Assert.That(challenge.Header("Content-Type"), Is.EqualTo("application/json"));
        Assert.That((string?)challenge.Json.SelectToken("subscription.id"), Is.EqualTo(reply.Id()));
        await server.EventSub.WaitForAsync(_ => server.Status() == "enabled", TestSocket.Limit());

        Assert.That(await server.EventSub.SendAsync(new ChannelCheerEvent { Bits = 5 }), Is.EqualTo(1));

        var sent = await hook.ReadAsync();
        Assert.That(sent.Type, Is.EqualTo("notification"));
        Assert.That(sent.IsSigned(clock));
        var message = EventSubMessage.Read(sent.Header, Encoding.UTF8.GetBytes(sent.Body));
        Assert.That(((ChannelCheerEvent)((EventSubNotification)message).Event).Bits, Is.EqualTo(5));
        Assert.That(message.Subscription.Transport.Callback, Is.EqualTo(hook.Callback));
    }

    [Test]
    public async Task A_wrong_answer_to_the_challenge_fails_the_subscription()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var hook = new TestHook { Answer = _ => (200, "wrong") };

        await caller.SubscribeAsync(hook.Transport());

        await server.EventSub.WaitForAsync(_ => server.Status() == "webhook_callback_verification_failed", TestSocket.Limit());
        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.Zero);
        hook.Answer = request => (200, (string?)request.Json["challenge"] ?? "");
        Assert.That((await caller.SubscribeAsync(hook.Transport())).Status, Is.EqualTo(HttpStatusCode.Accepted), "A failed one is no conflict.");
    }

    [Test]
    public async Task A_callback_elsewhere_stays_pending()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var reply = await caller.SubscribeAsync(
            new JObject { ["method"] = "webhook", ["callback"] = "https://hooks.example/", ["secret"] = TestHook.Secret });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.Zero);
        Assert.That(server.Status(), Is.EqualTo("webhook_callback_verification_pending"));
    }

    [TestCase("http://hooks.example/", TestHook.Secret)]
    [TestCase("https://hooks.example:8443/", TestHook.Secret)]
    [TestCase("hooks.example", TestHook.Secret)]
    [TestCase("https://hooks.example/", "short")]
    [TestCase("https://hooks.example/", null)]
    public async Task What_Twitch_would_refuse_is_refused(string callback, string? secret)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var reply = await caller.SubscribeAsync(new JObject { ["method"] = "webhook", ["callback"] = callback, ["secret"] = secret });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(server.EventSub.Subscriptions, Is.Empty);
    }

    [Test]
    public async Task A_user_token_is_refused_and_the_same_callback_is_a_conflict()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var hook = new TestHook();

        var byUser = await caller.SubscribeAsync(hook.Transport(), token: server.Identity.CreateUserToken("1").AccessToken);
        var app = server.Identity.CreateAppToken().AccessToken;
        var first = await caller.SubscribeAsync(hook.Transport(), token: app);
        var again = await caller.SubscribeAsync(hook.Transport(), token: app);

        Assert.That((byUser.Status, byUser.Message), Is.EqualTo((HttpStatusCode.BadRequest, "invalid transport and auth combination")));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(again.Message, Does.Contain(first.Id()));
    }

    [Test]
    public async Task A_failed_notification_is_repeated_with_the_same_ID()
    {
        var clock = new WatchedClock();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
        using var caller = new Caller(server);
        using var hook = await EnabledAsync(server, caller);
        hook.Answer = request => (request.Header("Twitch-Eventsub-Message-Retry") == "1" ? 204 : 500, "");

        await server.EventSub.SendAsync("channel.update");
        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        var first = await hook.ReadAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await hook.ReadAsync();

        Assert.That(second.Header("Twitch-Eventsub-Message-Retry"), Is.EqualTo("1"));
        Assert.That(second.Header("Twitch-Eventsub-Message-Id"), Is.EqualTo(first.Header("Twitch-Eventsub-Message-Id")));
        Assert.That(second.Body, Is.EqualTo(first.Body));
        Assert.That(second.IsSigned(clock));
        Assert.That(server.Status(), Is.EqualTo("enabled"));
    }

    [Test]
    public async Task After_five_failures_the_subscription_is_revoked()
    {
        var clock = new WatchedClock();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
        using var caller = new Caller(server);
        using var hook = await EnabledAsync(server, caller);
        hook.Answer = _ => (500, "");

        await server.EventSub.SendAsync("channel.update");
        foreach (var pause in new[] { 1, 15, 60, 300 })
        {
            await hook.ReadAsync();
            await clock.TimerAsync(TimeSpan.FromSeconds(pause));
            clock.Advance(TimeSpan.FromSeconds(pause));
        }
        var last = await hook.ReadAsync();
        var revocation = await hook.ReadAsync();

        Assert.That(last.Header("Twitch-Eventsub-Message-Retry"), Is.EqualTo("4"));
        Assert.That(last.IsSigned(clock), "Even the last one is young enough.");
        Assert.That(revocation.Type, Is.EqualTo("revocation"));
        Assert.That((string?)revocation.Json.SelectToken("subscription.status"), Is.EqualTo("notification_failures_exceeded"));
        Assert.That(server.Status(), Is.EqualTo("notification_failures_exceeded"));
    }

    [Test]
    public async Task Revoke_posts_the_revocation()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var hook = await EnabledAsync(server, caller);

        await server.EventSub.RevokeAsync(server.EventSub.Subscriptions[0].Id, EventSubSubscriptionStatus.UserRemoved);

        var revocation = await hook.ReadAsync();
        Assert.That(revocation.Type, Is.EqualTo("revocation"));
        Assert.That(revocation.IsSigned(TimeProvider.System));
        Assert.That((string?)revocation.Json.SelectToken("subscription.status"), Is.EqualTo("user_removed"));
    }

    [Test]
    public async Task A_corrupt_notification_has_a_wrong_signature_and_a_double_one_the_same_ID()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var hook = await EnabledAsync(server, caller);
        server.EventSub.Faults.Add(EventSubFault.Corrupt());
        server.EventSub.Faults.Add(EventSubFault.Double());
        server.EventSub.Faults.Add(EventSubFault.Drop());

        for (var i = 0; i < 3; i++)
            Assert.That(await server.EventSub.SendAsync("channel.update"), Is.EqualTo(1));

        var corrupt = await hook.ReadAsync();
        Assert.That(corrupt.IsSigned(TimeProvider.System), Is.False);
        Assert.That(corrupt.Json["event"], Is.Not.Null);
        var (first, second) = (await hook.ReadAsync(), await hook.ReadAsync());
        Assert.That(first.IsSigned(TimeProvider.System) && second.IsSigned(TimeProvider.System));
        Assert.That(first.Header("Twitch-Eventsub-Message-Id"), Is.EqualTo(second.Header("Twitch-Eventsub-Message-Id")));
        Assert.That(hook.Unread, Is.Zero);
    }

    private static async Task<TestHook> EnabledAsync(HelixTestServer server, Caller caller)
    {
        var hook = new TestHook();
        await caller.SubscribeAsync(hook.Transport());
        await server.EventSub.WaitForAsync(_ => server.Status() == "enabled", TestSocket.Limit());
        await hook.ReadAsync();
        return hook;
    }
}
