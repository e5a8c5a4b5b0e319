using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.EventSub;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Every example of the document over a WebSocket.</summary>
public sealed class EveryExampleTests : EventSubFixture
{
    [Test]
    public async Task It_arrives_typed_with_nothing_left_over_and_nothing_lost()
    {
        await LogInAsync(Bot, [.. TwitchScopes.All]);
        var types = DescribedEvent.All.Select(each => (each.Type, each.Version)).Distinct()
            .Select(each => new EventSubSubscriptionType(each.Type, each.Version, new Dictionary<string, string> { ["of"] = "all" }))
            .Where(type => type.AcceptedTokens.Any(token => token.Kind == HelixTokenKind.User)).ToList();
        Assert.That(types, Has.Count.GreaterThan(75));
        await using var received = new Received(Twitch.ForUser(Bot).EventSub.ListenAsync(types));
        await EnabledAsync(types.Count);

        foreach (var described in DescribedEvent.All.Where(each => types.Exists(type => type.Type == each.Type && type.Version == each.Version)))
        {
            Assert.That(await EventSub.SendAsync(described.Type, described.Version, described.Example), Is.EqualTo(1), described.ToString());

            var e = (await received.NextAsync()).Event;
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
