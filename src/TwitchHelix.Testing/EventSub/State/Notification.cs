using TwitchHelix.Testing.EventSub.Messages;
using TwitchHelix.Testing.EventSub.Sockets;

namespace TwitchHelix.Testing.EventSub.State;

/// <summary>An event on the way to a subscription.</summary>
/// <param name="subscription">The subscription.</param>
/// <param name="content">The JSON of the event.</param>
/// <param name="time">The time.</param>
/// <param name="delivery">Where it is counted.</param>
internal sealed class Notification(EventSubscription subscription, byte[] content, DateTimeOffset time, Delivery delivery)
{
    private byte[]? frame;

    public Guid Id { get; } = Guid.NewGuid();

    public EventSubscription Subscription => subscription;

    public DateTimeOffset Time => time;

    public Delivery Delivery => delivery;

    /// <summary>The shard that it goes to. Null if the subscription's transport isn't a conduit.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The message of a WebSocket.</summary>
    public byte[] Frame =>
        frame ??= SocketMessage.Write(Id, SocketMessage.Notification, time, subscription.MessageRest, content, subscription.MessageEnd);

    /// <summary>Writes the body of a webhook's message.</summary>
    public byte[] Body() => [.. subscription.EventsPrefix, .. content, .. subscription.BodyEnd];
}
