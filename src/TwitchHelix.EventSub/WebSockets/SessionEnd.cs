namespace TwitchHelix.EventSub.WebSockets;

/// <summary>Why a connection has ended.</summary>
/// <param name="Reason">The reason, as a tag of metrics.</param>
/// <param name="Text">The reason in words.</param>
internal sealed record SessionEnd(string Reason, string Text)
{
    public static readonly SessionEnd Unwanted = new("unwanted", "nothing is subscribed to any more");

    public static SessionEnd Of(EventSubSocket socket, SocketMessage last, TimeSpan longestSilence) =>
        socket.IsSilent ? new("silence", $"nothing came for {longestSilence.TotalSeconds:0.#} s")
        : last.Exception is { } exception ? new("network_error", $"the connection broke: {exception.GetBaseException().Message}")
        : last.CloseCode is { } code ? OfCode(code)
        : new("closed", "the server closed it without a reason");

    /// <summary>Describes the codes with which Twitch closes connections. Connecting anew cures them all; our own faults are told apart.</summary>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#close-message"/>
    private static SessionEnd OfCode(int code) => code switch
    {
        4000 => new("internal_server_error", "Twitch had an internal error (4000)"),
        4001 => new("inbound_traffic", "Twitch received a message from this side, and allows none (4001)"),
        4002 => new("failed_ping_pong", "Twitch had no answer to its ping (4002)"),
        4003 => new("connection_unused", "nothing was subscribed to within 10 s (4003)"),
        4004 => new("reconnect_grace_time_expired", "the connection was not moved within 30 s (4004)"),
        4005 => new("network_timeout", "Twitch could not send in time (4005)"),
        4006 => new("network_error", "Twitch could not send (4006)"),
        4007 => new("invalid_reconnect", "Twitch did not know the address to reconnect to (4007)"),
        _ => new("closed", $"the server closed it with code {code}"),
    };
}
