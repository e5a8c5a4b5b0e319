using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>A WebSocket's message that the connection is alive, sent when nothing else was for a while.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#keepalive-message"/>
public sealed class EventSubKeepalive : EventSubMessage
{
    internal EventSubKeepalive(EventSubPayload payload)
        : base(payload)
    {
    }
}
