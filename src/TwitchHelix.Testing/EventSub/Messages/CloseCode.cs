namespace TwitchHelix.Testing.EventSub.Messages;

/// <summary>Twitch's codes for closing a WebSocket.</summary>
internal static class CloseCode
{
    public const int InboundTraffic = 4001;
    public const int Unused = 4003;
    public const int GraceTimeExpired = 4004;
    public const int InvalidReconnect = 4007;

    /// <summary>Returns Twitch's text for a code. Empty for another code.</summary>
    public static string Reason(int code) => code switch
    {
        4000 => "internal server error",
        InboundTraffic => "client sent inbound traffic",
        4002 => "client failed ping-pong",
        Unused => "connection unused",
        GraceTimeExpired => "reconnect grace time expired",
        4005 => "network timeout",
        4006 => "network error",
        InvalidReconnect => "invalid reconnect",
        _ => "",
    };

    /// <summary>Returns the status of subscriptions whose connection was closed with a code.</summary>
    public static EventSubSubscriptionStatus Status(int code) => code switch
    {
        InboundTraffic => EventSubSubscriptionStatus.WebsocketReceivedInboundTraffic,
        4002 => EventSubSubscriptionStatus.WebsocketFailedPingPong,
        Unused => EventSubSubscriptionStatus.WebsocketConnectionUnused,
        GraceTimeExpired or InvalidReconnect => EventSubSubscriptionStatus.WebsocketFailedToReconnect,
        4005 => EventSubSubscriptionStatus.WebsocketNetworkTimeout,
        4006 => EventSubSubscriptionStatus.WebsocketNetworkError,
        _ => EventSubSubscriptionStatus.WebsocketInternalError,
    };
}
