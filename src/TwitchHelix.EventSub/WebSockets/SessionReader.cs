using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>Reads what a socket has received. What can't be read is logged, and the connection goes on.</summary>
internal static class SessionReader
{
    /// <returns>Null if it is no message of EventSub.</returns>
    public static EventSubMessage? Read(SocketMessage received, ILogger logger)
    {
        switch (received.Kind)
        {
            case SocketMessageKind.Text:
                try
                {
                    return EventSubMessage.Read(received.Content);
                }
                catch (HelixException e)
                {
                    logger.MessageUnreadable(e.Message);
                    EventSubTelemetry.Unreadable.Add(1);
                    return null;
                }
            case SocketMessageKind.Binary:
                logger.MessageUnreadable("It is binary.");
                break;
            default:
                logger.MessageUnreadable($"It is larger than {nameof(EventSubWebSocketOptions.MaxMessageSize)}.");
                break;
        }
        EventSubTelemetry.Unreadable.Add(1);
        return null;
    }
}
