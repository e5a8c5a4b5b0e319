namespace TwitchHelix.EventSub.Reconciling;

/// <summary>What has to be done so that Twitch has what is wanted.</summary>
internal sealed class SubscriptionPlan
{
    /// <summary>The subscriptions to delete, before others are made.</summary>
    public List<EventSubSubscription> Unwanted { get; } = [];

    /// <summary>The subscriptions to make.</summary>
    public List<SubscriptionEntry> Missing { get; } = [];

    /// <summary>The subscriptions whose verification failed. They are made again later.</summary>
    public List<(EventSubSubscriptionType Type, HelixException Reason)> Refused { get; } = [];

    /// <summary>Whether Twitch hasn't verified all.</summary>
    public bool IsPending { get; set; }
}
