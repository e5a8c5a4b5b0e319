using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.EventSub;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Every example of the document over a WebSocket, and by a conduit.</summary>
[Parallelizable]
public sealed class EveryExampleTests : ConduitFixture
{
    [Test]
    public async Task It_arrives_typed_with_nothing_left_over_and_nothing_lost()
    {
        await LogInAsync(Bot, [.. TwitchScopes.All]);
        var types = DescribedEvent.TypesFor(HelixTokenKind.User);
        Assert.That(types, Has.Count.GreaterThan(75));
        await using var received = new Received(Twitch.ForUser(Bot).EventSub.ListenAsync(types));
        await EnabledAsync(types.Count);

        await SendAllAsync(types, async () => (await received.NextAsync()).Event);
    }

    [Test]
    public async Task It_arrives_by_a_conduit_just_so()
    {
        var types = DescribedEvent.TypesFor(HelixTokenKind.App);
        Assert.That(types, Has.Count.GreaterThan(75));
        var handled = System.Threading.Channels.Channel.CreateUnbounded<EventSubEvent>();
        await CreateConduitAsync(2);
        var host = await StartAsync(handlers: events => events.On<EventSubEvent>((e, _, ct) => handled.Writer.WriteAsync(e, ct).AsTask()));
        foreach (var type in types)
            host.Receiver.Add(type);
        await host.SubscribedAsync(types.Count);

        await SendAllAsync(types, () => handled.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken).AsTask());
    }

    private async Task SendAllAsync(IReadOnlyList<EventSubSubscriptionType> types, Func<Task<EventSubEvent>> nextAsync)
    {
        foreach (var described in DescribedEvent.All.Where(each => types.Any(each.IsOf)))
        {
            Assert.That(await EventSub.SendAsync(described.Type, described.Version, described.Example), Is.EqualTo(1), described.ToString());

            var e = await nextAsync();
            Assert.That(e.GetType().Name, Is.EqualTo(described.Class));
            Assert.That(UnknownFields.In(e), Is.Empty, described.ToString());
            Assert.That(e.ToJson(), Is.EqualTo(EventSubMessage.Read(Frame(described)).Events[0].ToJson()), described.ToString());
        }
    }

    /// <summary>The message, as if it had come alone: that nothing of it is lost is tested where messages are.</summary>
    private static ReadOnlyMemory<byte> Frame(DescribedEvent described) => System.Text.Encoding.UTF8.GetBytes(new JObject
    {
        ["metadata"] = new JObject
        {
            ["message_type"] = "notification",
            ["subscription_type"] = described.Type,
            ["subscription_version"] = described.Version,
        },
        ["payload"] = new JObject { ["event"] = described.Example },
    }.ToString());
}
