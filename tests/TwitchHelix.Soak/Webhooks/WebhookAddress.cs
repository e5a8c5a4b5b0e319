namespace TwitchHelix.Soak.Webhooks;

/// <summary>What Twitch knows of a subscription.</summary>
internal sealed record WebhookAddress(Uri Callback, string Secret, EventSubSubscription Subscription);
