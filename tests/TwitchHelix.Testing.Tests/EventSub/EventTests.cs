using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Events, and who gets them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EventTests
{
    private static readonly JObject Document = Load();

    private static IEnumerable<string> Types => ((JObject)Document["components"]!["messages"]!).Properties().Select(message => message.Name);

    [TestCaseSource(nameof(Types))]
    public async Task Every_type_has_an_example_that_its_subscribers_get(string name)
    {
        var described = Document["components"]!["messages"]![name]!["examples"]![0]!["payload"]!;
        var (type, version) = ((string)described["subscription"]!["type"]!, (string)described["subscription"]!["version"]!);
        var condition = ((JObject)described["subscription"]!["condition"]!).Properties().Select(field => (field.Name, "0" + (string)field.Value!)).ToArray();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ChecksTokens = false });
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var id = (await caller.SubscribeAsync(socket.SessionId, type, version, "any", condition)).Id();

        Assert.That(await server.EventSub.SendAsync(type, version), Is.EqualTo(1));

        var message = await socket.ReadAsync();
        Assert.That((string?)message.SelectToken("metadata.subscription_type"), Is.EqualTo(type));
        Assert.That((string?)message.SelectToken("metadata.subscription_version"), Is.EqualTo(version));
        Assert.That((string?)message.SelectToken("payload.subscription.id"), Is.EqualTo(id));
        Assert.That((JObject)message.SelectToken("payload.subscription.transport")!, Has.Count.EqualTo(2));
        var sent = message.SelectToken(type == "drop.entitlement.grant" ? "payload.events[0]" : "payload.event")!;
        var example = (JObject)(described["event"] ?? described["events"]![0])!;
        Assert.That(((JObject)sent).Properties().Select(field => field.Name), Is.EqualTo(example.Properties().Select(field => field.Name)));
        foreach (var field in new[] { "broadcaster_user_id", "from_broadcaster_user_id", "to_broadcaster_user_id" })
            if (condition.Any(each => each.Name == field) && sent[field] is { } user)
                Assert.That((string?)user, Does.StartWith("0"));
        var read = EventSubMessage.Read(System.Text.Encoding.UTF8.GetBytes(message.ToString(Formatting.None)));
        Assert.That(((EventSubNotification)read).Event, Is.Not.InstanceOf<UnknownEvent>());
    }

    [TestCaseSource(nameof(Types))]
    public void Every_class_of_events_has_an_example(string name)
    {
        var described = Document["components"]!["messages"]![name]!["payload"]!["properties"]!;
        var reference = (string)(described["event"]?["$ref"] ?? described["events"]!["items"]!["$ref"])!;
        var type = typeof(EventSubEvent).Assembly.GetType($"TwitchHelix.{reference.Split('/')[^1]}")!;
        using var server = HelixTestServer.Start();

        var example = (EventSubEvent)typeof(HelixTestEventSub).GetMethod(nameof(HelixTestEventSub.Example))!.MakeGenericMethod(type)
            .Invoke(server.EventSub, null)!;

        Assert.That(example.AdditionalProperties, Is.Empty);
        Assert.That(server.EventSub.SendAsync(example).Result, Is.Zero);
    }

    [Test]
    public async Task An_event_goes_to_those_whose_condition_fits()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", "any", ("broadcaster_user_id", "1"));
        var second = await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", "any", ("broadcaster_user_id", "2"));
        await caller.SubscribeAsync(socket.SessionId, "channel.ban", "1", "any", ("broadcaster_user_id", "2"));
        var cheer = server.EventSub.Example<ChannelCheerEvent>();

        cheer.BroadcasterUserId = "3";
        Assert.That(await server.EventSub.SendAsync(cheer), Is.Zero);
        (cheer.BroadcasterUserId, cheer.Message) = ("2", "Ahoy \"there\"");
        Assert.That(await server.EventSub.SendAsync(cheer), Is.EqualTo(1));

        var message = await socket.ReadAsync();
        Assert.That((string?)message.SelectToken("payload.subscription.id"), Is.EqualTo(second.Id()));
        Assert.That((string?)message.SelectToken("payload.event.message"), Is.EqualTo("Ahoy \"there\""));
    }

    [Test]
    public async Task An_empty_broadcaster_is_filled_in_from_the_condition()
    {
        using var server = HelixTestServer.Start();
        server.Identity.AddUser(new HelixTestUser("1", "lamplighter") { DisplayName = "LampLighter" });
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", "any", ("broadcaster_user_id", "1"));
        await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1", "any", ("broadcaster_user_id", "2"));

        Assert.That(await server.EventSub.SendAsync(new ChannelCheerEvent { Bits = 5 }), Is.EqualTo(2));

        var (one, two) = (await socket.ReadAsync(), await socket.ReadAsync());
        Assert.That((string?)one.SelectToken("payload.event.broadcaster_user_id"), Is.EqualTo("1"));
        Assert.That((string?)one.SelectToken("payload.event.broadcaster_user_login"), Is.EqualTo("lamplighter"));
        Assert.That((string?)one.SelectToken("payload.event.broadcaster_user_name"), Is.EqualTo("LampLighter"));
        Assert.That((string?)two.SelectToken("payload.event.broadcaster_user_id"), Is.EqualTo("2"));
        Assert.That((int?)two.SelectToken("payload.event.bits"), Is.EqualTo(5));
        Assert.That((string?)one.SelectToken("metadata.message_id"), Is.Not.EqualTo((string?)two.SelectToken("metadata.message_id")));
    }

    [TestCase("""{}""", """{"broadcaster_user_id":"1"}""")]
    [TestCase("""{"x":{"broadcaster_user_id":"9"}}""", """{"broadcaster_user_id":"1","x":{"broadcaster_user_id":"9"}}""")]
    [TestCase("""{"a":[1,2],"broadcaster_user_id":null,"b":"x"}""", """{"a":[1,2],"broadcaster_user_id":"1","b":"x"}""")]
    [TestCase("""{"broadcaster_user_id":""}""", """{"broadcaster_user_id":"1"}""")]
    [TestCase("""{"broadcaster_user_id":"2"}""", null)]
    public async Task Types_that_nobody_knows_can_be_sent(string sent, string? received)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.fireworks", "1", "any", ("broadcaster_user_id", "1"));

        Assert.That(await server.EventSub.SendAsync("channel.fireworks", null, JObject.Parse(sent)), Is.EqualTo(received is null ? 0 : 1));

        if (received is not null)
            Assert.That((await socket.ReadAsync()).SelectToken("payload.event")!.ToString(Formatting.None), Is.EqualTo(received));
    }

    [Test]
    public async Task A_raid_fits_by_either_side()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.raid", "1", "any", ("from_broadcaster_user_id", "1"), ("to_broadcaster_user_id", ""));
        await caller.SubscribeAsync(socket.SessionId, "channel.raid", "1", "any", ("to_broadcaster_user_id", "2"));
        await caller.SubscribeAsync(socket.SessionId, "channel.raid", "1", "any", ("to_broadcaster_user_id", "1"));

        var count = await server.EventSub.SendAsync(new ChannelRaidEvent { FromBroadcasterUserId = "1", ToBroadcasterUserId = "2" });

        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_users_event_fits_by_the_user()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "user.update", "1", "any", ("user_id", "1"));
        await caller.SubscribeAsync(socket.SessionId, "user.update", "1", "any", ("user_id", "2"));

        Assert.That(await server.EventSub.SendAsync(new UserUpdateEvent { UserId = "2" }), Is.EqualTo(1));
    }

    [Test]
    public async Task Events_arrive_in_the_order_in_which_they_were_sent()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1");

        var sending = Enumerable.Range(0, 1000).Select(i => server.EventSub.SendAsync(new ChannelCheerEvent { Bits = i })).ToList();
        for (var i = 0; i < 1000; i++)
            Assert.That((int?)(await socket.ReadAsync()).SelectToken("payload.event.bits"), Is.EqualTo(i));
        await Task.WhenAll(sending);
    }

    [Test]
    public async Task A_revocation_says_why_and_ends_the_events()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        var id = (await caller.SubscribeAsync(socket.SessionId)).Id();

        await server.EventSub.RevokeAsync(id, EventSubSubscriptionStatus.AuthorizationRevoked);

        var message = await socket.ReadAsync();
        Assert.That(TestSocket.Type(message), Is.EqualTo("revocation"));
        Assert.That((string?)message.SelectToken("metadata.subscription_type"), Is.EqualTo("channel.update"));
        Assert.That((string?)message.SelectToken("payload.subscription.id"), Is.EqualTo(id));
        Assert.That((string?)message.SelectToken("payload.subscription.status"), Is.EqualTo("authorization_revoked"));
        Assert.That(server.Status(), Is.EqualTo("authorization_revoked"));
        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.Zero);
        Assert.ThrowsAsync<ArgumentException>(() => server.EventSub.RevokeAsync(id, EventSubSubscriptionStatus.UserRemoved));
    }

    [Test]
    public void What_has_no_example_needs_an_event()
    {
        using var server = HelixTestServer.Start();
        var unknown = EventSubMessage.Read("""{"metadata":{"message_type":"notification"},"payload":{"event":{}}}"""u8.ToArray());

        Assert.ThrowsAsync<ArgumentException>(() => server.EventSub.SendAsync("channel.fireworks"));
        Assert.ThrowsAsync<ArgumentException>(() => server.EventSub.SendAsync(((EventSubNotification)unknown).Event));
        Assert.Throws<ArgumentException>(() => server.EventSub.Example<UnknownEvent>());
    }

    private static JObject Load()
    {
        var root = typeof(EventTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        using var reader =
            new JsonTextReader(File.OpenText(Path.Combine(root, "artifacts", "eventsub.asyncapi.json"))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
