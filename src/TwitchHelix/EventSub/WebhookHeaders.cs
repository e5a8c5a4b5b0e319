namespace TwitchHelix.EventSub;

/// <summary>The headers of a webhook's message.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#list-of-request-headers"/>
internal static class WebhookHeaders
{
    public const string Id = "Twitch-Eventsub-Message-Id";
    public const string Timestamp = "Twitch-Eventsub-Message-Timestamp";
    public const string Signature = "Twitch-Eventsub-Message-Signature";
    private const string Type = "Twitch-Eventsub-Message-Type";
    private const string SubscriptionType = "Twitch-Eventsub-Subscription-Type";
    private const string SubscriptionVersion = "Twitch-Eventsub-Subscription-Version";

    public static EventSubMessageHead Read(Func<string, string?> headers) => new(
        headers(Id) ?? "",
        headers(Type) ?? "",
        Serialization.Timestamp.TryRead(headers(Timestamp) ?? "", out var time) ? time : null,
        headers(SubscriptionType) is { Length: > 0 } type ? type : null,
        headers(SubscriptionVersion) is { Length: > 0 } version ? version : null);
}
