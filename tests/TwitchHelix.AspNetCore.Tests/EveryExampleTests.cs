using System.Collections.Concurrent;
using TwitchHelix.Tests.EventSub;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>Every example of the document by a webhook.</summary>
[Parallelizable]
public sealed class EveryExampleTests
{
    [Test]
    public async Task It_arrives_typed_with_nothing_left_over_and_nothing_lost()
    {
        var types = DescribedEvent.TypesFor(HelixTokenKind.App);
        Assert.That(types, Has.Count.GreaterThan(75));
        var handled = new ConcurrentQueue<EventSubEvent>();
        using var twitch = new TwitchSide();
        await using var app = await WebhookApp.StartAsync(twitch, events => events.On<EventSubEvent>((e, _, _) =>
        {
            handled.Enqueue(e);
            return Task.CompletedTask;
        }));
        foreach (var type in types)
            app.Receiver.Add(type);
        await Until.TrueAsync(() => twitch.Subscriptions.Count(each => each.Status == "enabled") == types.Count);

        foreach (var subscription in twitch.Subscriptions)
            foreach (var described in DescribedEvent.All.Where(each => (each.Type, each.Version) == (subscription.Type, subscription.Version)))
            {
                var body = described.Body;
                body["subscription"] = subscription.ToJson();
                var message = new TwitchMessage(subscription, "notification", body, app.Time.GetUtcNow());
                var sent = EventSubMessage.Read(message.Headers.GetValueOrDefault, message.Body).Events;

                Assert.That((await twitch.SendAsync(message)).Status, Is.EqualTo(204), described.ToString());

                await Until.TrueAsync(() => handled.Count == (described.IsBatched ? 2 : 1));
                Assert.That(handled.Select(e => e.GetType().Name), Is.All.EqualTo(described.Class));
                Assert.That(handled.SelectMany(UnknownFields.In), Is.Empty, described.ToString());
                Assert.That(handled.Select(e => e.ToJson()), Is.EqualTo(sent.Select(e => e.ToJson())), described.ToString());
                handled.Clear();
            }
    }
}
