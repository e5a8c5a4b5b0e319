using System.Net;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>The operations of subscriptions.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SubscriptionTests
{
    [Test]
    public async Task A_new_subscription_is_answered_with_all_costs()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);

        var first = await caller.SubscribeAsync(socket.SessionId);
        var second = await caller.SubscribeAsync(socket.SessionId, "channel.follow", "2", "any", ("broadcaster_user_id", "1"), ("moderator_user_id", "2"));

        var now = new DateTime(2026, 5, 9, 18, 20, 31, DateTimeKind.Utc);
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(JToken.DeepEquals(JToken.Parse(first.Body), JObject.FromObject(new
        {
            data = new[]
            {
                new
                {
                    id = server.EventSub.Subscriptions[0].Id,
                    status = "enabled",
                    type = "channel.update",
                    version = "2",
                    condition = new { broadcaster_user_id = "40010001" },
                    created_at = now,
                    transport = new { method = "websocket", session_id = socket.SessionId, connected_at = now },
                    cost = 1,
                },
            },
            total = 1,
            total_cost = 1,
            max_total_cost = 10,
        })), first.Body);
        Assert.That((second["total"], second["total_cost"]), Is.EqualTo(("2", "1")), "channel.follow needs authorization, which makes it free");
        Assert.That(Guid.TryParse(first.Id(), out _));
    }

    [Test]
    public async Task Unknown_types_can_be_subscribed()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);

        var reply = await caller.SubscribeAsync(socket.SessionId, "channel.fireworks", "7", "any", ("organization", "1"));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task A_user_who_has_authorized_the_application_costs_nothing()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var token = server.Identity.CreateUserToken("40010001").AccessToken;

        var own = await caller.SubscribeAsync(socket.SessionId, token: token);
        var others = await caller.SubscribeAsync(socket.SessionId, "channel.update", "2", token, ("broadcaster_user_id", "2"));

        Assert.That(own["total_cost"], Is.EqualTo("0"));
        Assert.That(others["total_cost"], Is.EqualTo("1"));
        Assert.That(server.EventSub.Sessions.Single().UserId, Is.EqualTo("40010001"));
    }

    [Test]
    public async Task Costs_have_a_limit()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        for (var i = 0; i < 10; i++)
            Assert.That((await Subscribe(i)).Status, Is.EqualTo(HttpStatusCode.Accepted));

        Assert.That((await Subscribe(10)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        Task<Reply> Subscribe(int user) => caller.SubscribeAsync(socket.SessionId, "channel.update", "2", "any", ("broadcaster_user_id", $"{user}"));
    }

    [Test]
    public async Task The_same_subscription_again_is_refused_with_the_ID()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var first = await caller.SubscribeAsync(socket.SessionId);

        var again = await caller.SubscribeAsync(socket.SessionId);

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(again.Message, Does.Contain(first.Id()));
    }

    [Test]
    public async Task The_library_reads_the_ID_of_the_existing_subscription()
    {
        using var server = Start(out _);
        await using var twitch = HelixClient.Create(server.CreateOptions());
        await twitch.Tokens.AddAsync(server.Identity.CreateUserToken("40010001").ToHelixToken());
        using var socket = await TestSocket.ConnectAsync(server);
        var body = CreateEventSubSubscriptionBody.For(
            EventSubSubscriptionTypes.ChannelUpdate("40010001"), CreateEventSubSubscriptionTransport.WebSocket(socket.SessionId));
        var created = await twitch.EventSub.CreateEventSubSubscriptionAsync(body);

        var conflict = Assert.ThrowsAsync<HelixApiException>(async () => await twitch.EventSub.CreateEventSubSubscriptionAsync(body));

        Assert.That(conflict.ExistingId, Is.EqualTo(created.Data[0].Id));
    }

    [Test]
    public async Task Three_sessions_of_a_user_can_have_subscriptions_and_a_lost_one_counts_for_a_minute()
    {
        using var server = Start(out var clock);
        using var caller = new Caller(server);
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 4; i++)
            sockets.Add(await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=600"));
        for (var i = 0; i < 3; i++)
            Assert.That((await Subscribe(sockets[i], i)).Status, Is.EqualTo(HttpStatusCode.Accepted));

        var fourth = await Subscribe(sockets[3], 3);
        var same = await caller.SubscribeAsync(sockets[3].SessionId, token: "other");
        await sockets[0].CloseAsync();
        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 3, TestSocket.Limit());
        using var fifth = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=600");
        var early = await Subscribe(fifth, 4);
        var id = server.EventSub.Subscriptions[0].Id;
        Assert.That((await caller.CallAsync($"eventsub/subscriptions?id={id}", method: HttpMethod.Delete)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        var late = await Subscribe(fifth, 5);

        Assert.That((fourth.Status, fourth.Message), Is.EqualTo((HttpStatusCode.TooManyRequests, "number of websocket transports limit exceeded")));
        Assert.That(same.Status, Is.EqualTo(HttpStatusCode.Accepted), "Another user has limits of its own.");
        Assert.That(early.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Accepted));

        await sockets[1].CloseAsync();
        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 3, TestSocket.Limit());
        Assert.That(server.EventSub.Subscriptions, Has.Count.EqualTo(4));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(server.EventSub.Subscriptions, Has.Count.EqualTo(3));
        sockets.ForEach(socket => socket.Dispose());

        Task<Reply> Subscribe(TestSocket socket, int user) =>
            caller.SubscribeAsync(socket.SessionId, "channel.update", "2", "any", ("broadcaster_user_id", $"{user}"));
    }

    [Test]
    public async Task Three_subscriptions_can_have_the_same_type_and_condition()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 4; i++)
            sockets.Add(await TestSocket.ConnectAsync(server));
        for (var i = 0; i < 3; i++)
            Assert.That((await caller.SubscribeAsync(sockets[i].SessionId)).Status, Is.EqualTo(HttpStatusCode.Accepted));

        var fourth = await caller.SubscribeAsync(sockets[3].SessionId);

        Assert.That((fourth.Status, fourth.Message),
            Is.EqualTo((HttpStatusCode.TooManyRequests, "maximum subscriptions with type and condition exceeded")));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Test]
    public async Task A_session_has_at_most_300_subscriptions()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        for (var i = 0; i < 300; i++)
            Assert.That((await Subscribe(i)).Status, Is.EqualTo(HttpStatusCode.Accepted));

        Assert.That((await Subscribe(300)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        Task<Reply> Subscribe(int user) => caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", "any", ("broadcaster_user_id", $"{user}"));
    }

    [Test]
    public async Task A_session_belongs_to_the_user_of_its_first_subscription()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, token: server.Identity.CreateUserToken("1").AccessToken);

        var other = await caller.SubscribeAsync(socket.SessionId, token: server.Identity.CreateUserToken("2").AccessToken);

        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Tokens_are_checked()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);

        var app = await caller.SubscribeAsync(socket.SessionId, token: server.Identity.CreateAppToken().AccessToken);
        var withoutScope = await Follow(server.Identity.CreateUserToken("2").AccessToken);
        var another = await Follow(server.Identity.CreateUserToken("3", ["moderator:read:followers"]).AccessToken);
        var good = await Follow(server.Identity.CreateUserToken("2", ["moderator:read:followers"]).AccessToken);

        Assert.That((app.Status, app.Message), Is.EqualTo((HttpStatusCode.BadRequest, "invalid transport and auth combination")));
        Assert.That((withoutScope.Status, withoutScope.Message), Is.EqualTo((HttpStatusCode.Forbidden, "subscription missing proper authorization")));
        Assert.That(another.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(good.Status, Is.EqualTo(HttpStatusCode.Accepted));

        Task<Reply> Follow(string token) =>
            caller.SubscribeAsync(socket.SessionId, "channel.follow", "2", token, ("broadcaster_user_id", "1"), ("moderator_user_id", "2"));
    }

    [Test]
    public async Task Each_user_lists_and_deletes_only_the_own_ones()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var one = await TestSocket.ConnectAsync(server);
        using var two = await TestSocket.ConnectAsync(server);
        var (first, second) = (server.Identity.CreateUserToken("1").AccessToken, server.Identity.CreateUserToken("2").AccessToken);
        var created = await caller.SubscribeAsync(one.SessionId, token: first);
        await caller.SubscribeAsync(two.SessionId, token: second);

        var listed = await caller.CallAsync("eventsub/subscriptions", first);
        var byApp = await caller.CallAsync("eventsub/subscriptions", server.Identity.CreateAppToken().AccessToken);
        var byOther = await caller.CallAsync($"eventsub/subscriptions?id={created.Id()}", second, HttpMethod.Delete);
        var bySelf = await caller.CallAsync($"eventsub/subscriptions?id={created.Id()}", first, HttpMethod.Delete);
        var again = await caller.CallAsync($"eventsub/subscriptions?id={created.Id()}", first, HttpMethod.Delete);

        Assert.That(listed.Json["data"]!.Select(each => (string?)each["id"]), Is.EqualTo(new[] { created.Id() }));
        Assert.That((byApp.Json["data"], byApp["max_total_cost"]), Is.EqualTo((new JArray(), "10000")));
        Assert.That(byOther.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(bySelf.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_list_has_filters_and_pages()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var ids = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            var type = i % 2 == 0 ? "channel.cheer" : "channel.ban";
            ids.Add((await caller.SubscribeAsync(socket.SessionId, type, "1", "any", ("broadcaster_user_id", $"{i}"))).Id());
        }

        var first = await caller.CallAsync("eventsub/subscriptions");
        var rest = await caller.CallAsync($"eventsub/subscriptions?after={first.Json.SelectToken("pagination.cursor")}");

        Assert.That(Ids(first).Concat(Ids(rest)), Is.EqualTo(ids));
        Assert.That(rest.Json["pagination"], Is.Empty);
        Assert.That(Ids(await caller.CallAsync("eventsub/subscriptions?type=channel.ban")), Is.EqualTo(ids.Where((_, i) => i % 2 == 1)));
        Assert.That(Ids(await caller.CallAsync("eventsub/subscriptions?user_id=7")), Is.EqualTo(new[] { ids[7] }));
        Assert.That(Ids(await caller.CallAsync($"eventsub/subscriptions?subscription_id={ids[9]}")), Is.EqualTo(new[] { ids[9] }));
        await server.EventSub.RevokeAsync(ids[3], EventSubSubscriptionStatus.UserRemoved);
        Assert.That(Ids(await caller.CallAsync("eventsub/subscriptions?status=user_removed")), Is.EqualTo(new[] { ids[3] }));
        Assert.That((await caller.CallAsync("eventsub/subscriptions?after=nonsense")).Status, Is.EqualTo(HttpStatusCode.BadRequest));

        static IEnumerable<string?> Ids(Reply reply) => reply.Json["data"]!.Select(each => (string?)each["id"]);
    }

    [Test]
    public async Task Own_answers_come_first_and_the_simulation_can_be_turned_off()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var example = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });
        using var exampleCaller = new Caller(example);

        using (server.Answer(HelixOperations.EventSub.CreateEventSubSubscription, HttpStatusCode.Conflict, "Mine."))
            Assert.That((await caller.SubscribeAsync("none")).Message, Is.EqualTo("Mine."));

        Assert.That((await caller.SubscribeAsync("none")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await exampleCaller.SubscribeAsync("none")).Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((await exampleCaller.CallAsync("eventsub/subscriptions")).Json["data"], Is.Not.Empty);
    }

    private static HelixTestServer Start(out FakeTimeProvider clock) =>
        HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock = new FakeTimeProvider(new(2026, 5, 9, 18, 20, 31, TimeSpan.Zero)) });
}
