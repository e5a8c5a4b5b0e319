using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>A message that tells what has happened.</summary>
public sealed class EventSubNotification : EventSubMessage
{
    internal EventSubNotification(EventSubMessageHead head, EventSubPayload payload)
        : base(head, payload)
    {
    }

    /// <summary>
    /// What has happened, in the class of the subscription's type, as in <see cref="ChannelFollowEvent"/>; an <see cref="UnknownEvent"/> if this version of the
    /// library doesn't know the type. The first of a message with several.
    /// </summary>
    public EventSubEvent Event => Events.Count > 0 ? Events[0] : UnknownEvent.Create();

    /// <summary>All that has happened. Only <c>drop.entitlement.grant</c> tells several in a message. Empty if the message has none.</summary>
    public IReadOnlyList<EventSubEvent> Events => Payload.Events;
}
