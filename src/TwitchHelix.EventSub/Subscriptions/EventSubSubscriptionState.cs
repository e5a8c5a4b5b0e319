namespace TwitchHelix;

/// <summary>How far a wanted subscription is.</summary>
public enum EventSubSubscriptionState
{
    /// <summary>It is being made, waits for a connection, or waits for Twitch to verify the webhook.</summary>
    Pending,

    /// <summary>Its events come.</summary>
    Enabled,

    /// <summary>Twitch refuses it, or no token fits. It is tried again every five minutes.</summary>
    Failed,

    /// <summary>Twitch has ended it. It isn't made again until it is added again, unless a webhook had only not answered well.</summary>
    Revoked,
}
