using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>A subscription that is wanted by webhook.</summary>
internal sealed class WebhookEntry(WantedSubscription wanted, WebhookMark mark, TimeProvider timeProvider)
{
    public WantedSubscription Wanted => wanted;

    /// <summary>The mark with the secret for new subscriptions.</summary>
    public WebhookMark Mark => mark;

    /// <summary>The ID of the subscription with this mark. Null if there is none.</summary>
    public string? Id { get; set; }

    /// <summary>The ID of one with a previous secret, whose events come until there is one with this mark. Null for none.</summary>
    public string? PreviousId { get; set; }

    public RetryState Retry { get; } = new(timeProvider);

    public bool IsMissing => Id is null && !wanted.IsRevoked;

    public void Succeed() => Retry.Reset();

    /// <param name="failure">Why it can't be made.</param>
    /// <param name="isFinal">Whether it can't be made soon either.</param>
    public void Fail(HelixException failure, bool isFinal)
    {
        Retry.Fail(isFinal);
        if (isFinal && PreviousId is null)
            wanted.Fail(failure);
    }

    /// <summary>Tells how far it is.</summary>
    /// <param name="isEnabled">Whether the subscription with this mark is enabled.</param>
    public void Show(bool isEnabled)
    {
        if ((isEnabled ? Id : PreviousId) is { } comes)
        {
            if (!wanted.IsEnabled || wanted.State.Id != comes)
                wanted.Enable(comes);
        }
        else if (wanted.IsEnabled || Id is not null)
            wanted.BePending();
    }
}
