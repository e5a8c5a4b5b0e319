using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Reconciling;

/// <summary>A subscription that is wanted with the app token.</summary>
internal class SubscriptionEntry(WantedSubscription wanted)
{
    public WantedSubscription Wanted => wanted;

    /// <summary>The ID of the subscription at Twitch. Null if there is none.</summary>
    public string? Id { get; set; }

    public bool IsMissing => Id is null && !wanted.IsRevoked;

    /// <summary>Whether it is missing, failed, and will be tried again.</summary>
    public bool IsWaiting => IsMissing && FailedAt is not null;

    /// <summary>Whether the events come by another subscription meanwhile.</summary>
    public virtual bool IsReplaced => false;

    private long? FailedAt { get; set; }

    private TimeSpan Delay { get; set; }

    /// <summary>The number of failures in a row that may be over soon.</summary>
    private int Failures { get; set; }

    public void Succeed() => (FailedAt, Failures) = (null, 0);

    /// <param name="failure">Why it can't be made.</param>
    /// <param name="isFinal">Whether it can't be made soon either.</param>
    /// <param name="now">The time.</param>
    public void Fail(HelixException failure, bool isFinal, long now)
    {
        FailedAt = now;
        Delay = isFinal ? SubscriptionDelays.AfterRefusal : SubscriptionDelays.AfterFailure(Failures++);
        if (isFinal && !IsReplaced)
            wanted.Fail(failure);
    }

    public bool IsDue(TimeProvider timeProvider) => FailedAt is null || Left(timeProvider) == TimeSpan.Zero;

    /// <summary>The time until one that failed is due, in whole milliseconds: a timer knows no less, and would come too early.</summary>
    public TimeSpan Left(TimeProvider timeProvider)
    {
        var left = FailedAt is { } failedAt ? Delay - timeProvider.GetElapsedTime(failedAt) : TimeSpan.Zero;
        return left < TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
    }
}
