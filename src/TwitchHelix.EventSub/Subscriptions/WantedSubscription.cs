namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>A subscription that is wanted, and how far it is. It is changed by what makes it true, and read by anybody.</summary>
internal sealed class WantedSubscription(EventSubSubscriptionType type)
{
    private volatile EventSubWantedSubscription state = new(type, EventSubSubscriptionState.Pending, id: null, reason: null);

    public EventSubSubscriptionType Type => type;

    public SubscriptionKey Key { get; } = SubscriptionKey.Of(type);

    public EventSubWantedSubscription State => state;

    public bool IsEnabled => state.State == EventSubSubscriptionState.Enabled;

    public bool IsRevoked => state.State == EventSubSubscriptionState.Revoked;

    public void BePending() => state = new(type, EventSubSubscriptionState.Pending, id: null, reason: null);

    public void Enable(string id) => state = new(type, EventSubSubscriptionState.Enabled, id, reason: null);

    public void Fail(HelixException exception) => state = new(type, EventSubSubscriptionState.Failed, id: null, exception.Message);

    public void Revoke(string status) => state = new(type, EventSubSubscriptionState.Revoked, id: null, status);
}
