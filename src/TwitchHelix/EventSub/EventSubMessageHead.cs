namespace TwitchHelix.EventSub;

/// <summary>What a message says of itself, beside its content.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Type">The kind of message.</param>
/// <param name="Timestamp">When it was sent. Null if it doesn't say.</param>
/// <param name="SubscriptionType">The type of the subscription. Null if it doesn't say.</param>
/// <param name="SubscriptionVersion">The version of the type. Null if it doesn't say.</param>
internal sealed record EventSubMessageHead(string Id, string Type, DateTimeOffset? Timestamp, string? SubscriptionType, string? SubscriptionVersion)
{
    public const string Notification = "notification";
    public const string Challenge = "webhook_callback_verification";
    public const string Revocation = "revocation";
    public const string Welcome = "session_welcome";
    public const string Keepalive = "session_keepalive";
    public const string Reconnect = "session_reconnect";
}
