using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>A subscription that is wanted by webhook.</summary>
internal sealed class WebhookEntry(WantedSubscription wanted, WebhookMark mark, TimeProvider timeProvider) : SubscriptionEntry(wanted, timeProvider)
{
    /// <summary>The mark with the secret for new subscriptions.</summary>
    public WebhookMark Mark => mark;

    /// <summary>The ID of one with a previous secret, whose events come until there is one with this mark. Null for none.</summary>
    public string? PreviousId { get; set; }

    public override bool IsReplaced => PreviousId is not null;

    /// <summary>Tells how far it is.</summary>
    /// <param name="isEnabled">Whether the subscription with this mark is enabled.</param>
    public void Show(bool isEnabled)
    {
        if ((isEnabled ? Id : PreviousId) is { } comes)
        {
            if (!Wanted.IsEnabled || Wanted.State.Id != comes)
                Wanted.Enable(comes);
        }
        else if (Wanted.IsEnabled || Id is not null)
            Wanted.BePending();
    }
}
