using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>The first message of a WebSocket: its session. Subscribe within 10 seconds, or Twitch closes the connection with code 4003.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#welcome-message"/>
public sealed class EventSubWelcome : EventSubMessage
{
    internal EventSubWelcome(EventSubPayload payload)
        : base(payload)
    {
    }

    /// <summary>The ID of the session, for <see cref="CreateEventSubSubscriptionTransport.WebSocket"/>. Empty if the message has none.</summary>
    public string SessionId => Payload.Session.Id;

    /// <summary>The longest time without a message. After more, the connection is dead. Null if Twitch doesn't say.</summary>
    public TimeSpan? KeepaliveTimeout => Payload.Session.KeepaliveTimeout;
}
