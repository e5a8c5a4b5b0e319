using System.Net;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Conduits and their shards.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConduitTests
{
    [Test]
    public async Task An_application_has_at_most_five_conduits()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var ids = new List<string>();
        for (var i = 1; i <= 5; i++)
            ids.Add(await CreateAsync(caller, i));

        var sixth = await caller.CallAsync("eventsub/conduits", method: HttpMethod.Post, body: """{"shard_count":1}""");
        var listed = await caller.CallAsync("eventsub/conduits");
        var others = await caller.CallAsync("eventsub/conduits", clientId: "another");
        var changed = await caller.CallAsync("eventsub/conduits", method: HttpMethod.Patch, body: $$"""{"id":"{{ids[1]}}","shard_count":7}""");
        var deleted = await caller.CallAsync($"eventsub/conduits?id={ids[0]}", method: HttpMethod.Delete);
        var again = await caller.CallAsync($"eventsub/conduits?id={ids[0]}", method: HttpMethod.Delete);

        Assert.That(sixth.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(listed.Json["data"]!.Select(each => (string?)each["id"]), Is.EqualTo(ids));
        Assert.That(listed.Json["data"]!.Select(each => (int)each["shard_count"]!), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(others.Json["data"], Is.Empty);
        Assert.That((int?)changed.Json.SelectToken("data[0].shard_count"), Is.EqualTo(7));
        Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await caller.CallAsync("eventsub/conduits")).Json["data"]!.Count(), Is.EqualTo(4));
    }

    [TestCase("0")]
    [TestCase("20001")]
    public async Task A_wrong_number_of_shards_is_refused(string count)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var reply = await caller.CallAsync("eventsub/conduits", method: HttpMethod.Post, body: $$"""{"shard_count":{{count}}}""");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Each_shard_is_taken_or_refused_for_itself()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        using var hook = new TestHook();
        var conduit = await CreateAsync(caller, 3);

        var reply = await AssignAsync(caller, conduit,
            ("0", Socket(socket)), ("1", hook.Transport()), ("2", new JObject { ["method"] = "websocket", ["session_id"] = "none" }), ("3", Socket(socket)));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(Pairs(reply, "data", "status"), Is.EqualTo(new[] { ("0", "enabled"), ("1", "webhook_callback_verification_pending") }));
        Assert.That(reply.Json["errors"]!.Select(error => (string?)error["id"]), Is.EqualTo(new[] { "2", "3" }));
        var challenge = await hook.ReadAsync();
        Assert.That(challenge.IsSigned(TimeProvider.System));
        Assert.That(challenge.Json["subscription"], Is.Null);
        Assert.That(JToken.DeepEquals(challenge.Json["conduit_shard"], new JObject { ["conduit_id"] = conduit, ["shard"] = "1" }), challenge.Body);
        await WaitForShardAsync(server, caller, conduit, "1", "enabled");
        Assert.That(Pairs(await caller.CallAsync($"eventsub/conduits/shards?conduit_id={conduit}"), "data", "status"),
            Is.EqualTo(new[] { ("0", "enabled"), ("1", "enabled") }));
        Assert.That(Pairs(await caller.CallAsync($"eventsub/conduits/shards?conduit_id={conduit}&status=websocket_disconnected"), "data", "status"), Is.Empty);
        Assert.That((await caller.CallAsync("eventsub/conduits/shards?conduit_id=none")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_broadcaster_has_a_shard_and_another_one_takes_over()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var first = await TestSocket.ConnectAsync(server);
        using var second = await TestSocket.ConnectAsync(server);
        var conduit = await CreateAsync(caller, 2);
        await AssignAsync(caller, conduit, ("0", Socket(first)), ("1", Socket(second)));
        for (var user = 0; user < 20; user++)
            Assert.That((await caller.SubscribeAsync(To(conduit), "channel.cheer", "1", "any", ("broadcaster_user_id", $"{user}"))).Status,
                Is.EqualTo(HttpStatusCode.Accepted));

        for (var round = 0; round < 2; round++)
            Assert.That(await server.EventSub.SendAsync("channel.cheer"), Is.EqualTo(20));
        await server.EventSub.SendRawAsync("{}"u8.ToArray());
        var ofFirst = await ReadUsersAsync(first);
        var ofSecond = await ReadUsersAsync(second);

        Assert.That(ofFirst.Concat(ofSecond).ToHashSet(), Has.Count.EqualTo(20));
        Assert.That(ofFirst, Has.Count.GreaterThan(5));
        Assert.That(ofSecond, Has.Count.GreaterThan(5));
        Assert.That(ofFirst.Intersect(ofSecond), Is.Empty);

        await first.CloseAsync();
        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 1, TestSocket.Limit());
        Assert.That(await server.EventSub.SendAsync("channel.cheer"), Is.EqualTo(20));
        await server.EventSub.SendRawAsync("{}"u8.ToArray());
        Assert.That(await ReadUsersAsync(second), Has.Count.EqualTo(20));
        Assert.That(Pairs(await caller.CallAsync($"eventsub/conduits/shards?conduit_id={conduit}"), "data", "status"),
            Is.EqualTo(new[] { ("0", "websocket_disconnected"), ("1", "enabled") }));

        await second.CloseAsync();
        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 0, TestSocket.Limit());
        Assert.That(await server.EventSub.SendAsync("channel.cheer"), Is.Zero);
        Assert.That(server.EventSub.Subscriptions.All(subscription => subscription.Status == EventSubSubscriptionStatus.Enabled));
    }

    [Test]
    public async Task The_transport_of_a_message_is_the_conduit()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var hook = new TestHook();
        var conduit = await CreateAsync(caller, 1);
        await AssignAsync(caller, conduit, ("0", hook.Transport()));
        await hook.ReadAsync();
        await WaitForShardAsync(server, caller, conduit, "0", "enabled");
        await caller.SubscribeAsync(To(conduit));

        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.EqualTo(1));

        var message = await hook.ReadAsync();
        Assert.That(message.IsSigned(TimeProvider.System));
        Assert.That(JToken.DeepEquals(message.Json.SelectToken("subscription.transport"), To(conduit)), message.Body);
    }

    [Test]
    public async Task A_disabled_shard_is_told_to_those_who_have_subscribed()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var lost = await TestSocket.ConnectAsync(server);
        using var hook = new TestHook();
        var conduit = await CreateAsync(caller, 1);
        await AssignAsync(caller, conduit, ("0", Socket(lost)));
        await caller.SubscribeAsync(hook.Transport(), "conduit.shard.disabled", "1", "any", ("client_id", Caller.ClientId));
        await hook.ReadAsync();
        await server.EventSub.WaitForAsync(_ => server.Status() == "enabled", TestSocket.Limit());

        await lost.CloseAsync();

        var message = await hook.ReadAsync();
        var told = (ConduitShardDisabledEvent)((EventSubNotification)EventSubMessage.Read(
            message.Header, System.Text.Encoding.UTF8.GetBytes(message.Body))).Event;
        Assert.That((told.ConduitId, told.ShardId, told.Status), Is.EqualTo((conduit, "0", ConduitShardStatus.WebsocketDisconnected)));
        Assert.That(told.Transport.SessionId, Is.EqualTo(lost.SessionId));
    }

    [Test]
    public async Task A_session_that_is_assigned_in_time_is_used()
    {
        var clock = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
        using var caller = new Caller(server);
        using var assigned = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=60");
        using var unused = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=60");
        await AssignAsync(caller, await CreateAsync(caller, 1), ("0", Socket(assigned)));

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await unused.ReadCloseAsync(), Is.EqualTo((4003, "connection unused")));
        Assert.That(server.EventSub.Sessions.Select(session => session.Id), Is.EqualTo(new[] { assigned.SessionId }));
    }

    [Test]
    public async Task A_deleted_conduit_disables_its_subscriptions()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var conduit = await CreateAsync(caller, 1);
        await caller.SubscribeAsync(To(conduit));

        await caller.CallAsync($"eventsub/conduits?id={conduit}", method: HttpMethod.Delete);

        Assert.That(server.Status(), Is.EqualTo("conduit_deleted"));
        Assert.That((await caller.SubscribeAsync(To(conduit))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Fewer_shards_take_away_the_highest()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var conduit = await CreateAsync(caller, 3);
        await AssignAsync(caller, conduit, ("0", Socket(socket)), ("2", Socket(socket)));

        await caller.CallAsync("eventsub/conduits", method: HttpMethod.Patch, body: $$"""{"id":"{{conduit}}","shard_count":2}""");

        Assert.That(Pairs(await caller.CallAsync($"eventsub/conduits/shards?conduit_id={conduit}"), "data", "status"),
            Is.EqualTo(new[] { ("0", "enabled") }));
    }

    private static JObject To(string conduit) => new() { ["method"] = "conduit", ["conduit_id"] = conduit };

    private static JObject Socket(TestSocket socket) => new() { ["method"] = "websocket", ["session_id"] = socket.SessionId };

    private static async Task<string> CreateAsync(Caller caller, int shards) =>
        (await caller.CallAsync("eventsub/conduits", method: HttpMethod.Post, body: $$"""{"shard_count":{{shards}}}""")).Id();

    private static Task<Reply> AssignAsync(Caller caller, string conduit, params (string Id, JObject Transport)[] shards) =>
        caller.CallAsync("eventsub/conduits/shards", method: HttpMethod.Patch, body: new JObject
        {
            ["conduit_id"] = conduit,
            ["shards"] = new JArray(shards.Select(shard => new JObject { ["id"] = shard.Id, ["transport"] = shard.Transport })),
        }.ToString());

    private static List<(string?, string?)> Pairs(Reply reply, string list, string field) =>
        [.. reply.Json[list]!.Select(each => ((string?)each["id"], (string?)each[field]))];

    /// <summary>Waits for a shard's status, which has no list of its own in <see cref="HelixTestEventSub"/>.</summary>
    private static Task WaitForShardAsync(HelixTestServer server, Caller caller, string conduit, string shard, string status) =>
        server.EventSub.WaitForAsync(
            _ => Task.Run(() => caller.CallAsync($"eventsub/conduits/shards?conduit_id={conduit}")).Result
                .Json["data"]!.Any(each => (string?)each["id"] == shard && (string?)each["status"] == status),
            TestSocket.Limit());

    /// <summary>Reads the broadcasters of events until an empty message.</summary>
    private static async Task<HashSet<string>> ReadUsersAsync(TestSocket socket)
    {
        var users = new HashSet<string>();
        while (await socket.ReadAsync() is { Count: > 0 } message)
            users.Add((string)message.SelectToken("payload.event.broadcaster_user_id")!);
        return users;
    }
}
