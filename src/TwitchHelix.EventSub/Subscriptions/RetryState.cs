namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>When something that failed is due again.</summary>
internal sealed class RetryState(TimeProvider timeProvider)
{
    private long? failedAt;
    private TimeSpan delay;

    /// <summary>The number of failures in a row that may be over soon.</summary>
    public int Failures { get; private set; }

    public bool HasFailed => failedAt is not null;

    public bool IsDue => Left == TimeSpan.Zero;

    /// <summary>The time until it is due, in whole milliseconds: a timer knows no less, and would come too early.</summary>
    public TimeSpan Left
    {
        get
        {
            if (failedAt is not { } at)
                return TimeSpan.Zero;
            var left = delay - timeProvider.GetElapsedTime(at);
            return left <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        }
    }

    /// <param name="isFinal">Whether it will not do soon either.</param>
    public void Fail(bool isFinal)
    {
        failedAt = timeProvider.GetTimestamp();
        delay = isFinal ? SubscriptionDelays.AfterRefusal : SubscriptionDelays.AfterFailure(Failures++);
    }

    public void Reset() => (failedAt, Failures) = (null, 0);
}
