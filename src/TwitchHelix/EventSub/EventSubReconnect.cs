using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>
/// A WebSocket's message that Twitch is about to close the connection. Connect to <see cref="ReconnectUrl"/> unchanged, and read this connection until the new
/// one has its welcome message. The subscriptions move along.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#reconnect-message"/>
public sealed class EventSubReconnect : EventSubMessage
{
    internal EventSubReconnect(EventSubPayload payload)
        : base(payload)
    {
    }

    /// <summary>The ID of the session, which stays the same. Empty if the message has none.</summary>
    public string SessionId => Payload.Session.Id;

    /// <summary>The address to connect to, which takes the session along. Null if the message has none.</summary>
    public string? ReconnectUrl => Payload.Session.ReconnectUrl;
}
