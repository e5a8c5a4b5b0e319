using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Reconciling;

/// <summary>A subscription that is wanted with the app token.</summary>
internal class SubscriptionEntry(WantedSubscription wanted, TimeProvider timeProvider)
{
    public WantedSubscription Wanted => wanted;

    public RetryState Retry { get; } = new(timeProvider);

    /// <summary>The ID of the subscription at Twitch. Null if there is none.</summary>
    public string? Id { get; set; }

    public bool IsMissing => Id is null && !wanted.IsRevoked;

    /// <summary>Whether it is missing, failed, and will be tried again.</summary>
    public bool IsWaiting => IsMissing && Retry.HasFailed;

    /// <summary>Whether the events come by another subscription meanwhile.</summary>
    public virtual bool IsReplaced => false;

    /// <param name="failure">Why it can't be made.</param>
    /// <param name="isFinal">Whether it can't be made soon either.</param>
    public void Fail(HelixException failure, bool isFinal)
    {
        Retry.Fail(isFinal);
        if (isFinal && !IsReplaced)
            wanted.Fail(failure);
    }
}
