using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>A message that tells what has happened.</summary>
public sealed class EventSubNotification : EventSubMessage
{
    internal EventSubNotification(EventSubPayload payload)
        : base(payload) => Event = payload.Events.Count > 0 ? payload.Events[0] : UnknownEvent.Create();

    /// <summary>
    /// What has happened, in the class of the subscription's type, as in <see cref="ChannelFollowEvent"/>; an <see cref="UnknownEvent"/> if this version of the
    /// library doesn't know the type, or if the message has no event. The first of a message with several.
    /// </summary>
    public EventSubEvent Event { get; }
}
