namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>What Twitch allows.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#limits"/>
internal static class SubscriptionLimits
{
    /// <summary>The connections of a user, each with at least one subscription.</summary>
    public const int SessionsPerUser = 3;

    /// <summary>The subscriptions of a connection.</summary>
    public const int PerSession = 300;
}
