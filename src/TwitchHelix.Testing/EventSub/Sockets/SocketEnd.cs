namespace TwitchHelix.Testing.EventSub.Sockets;

/// <summary>What ended the reading of a WebSocket.</summary>
internal enum SocketEnd
{
    /// <summary>The client closed it.</summary>
    Closed,

    /// <summary>The client sent a message, which Twitch doesn't allow.</summary>
    InboundTraffic,

    /// <summary>The connection is gone.</summary>
    Lost,
}
