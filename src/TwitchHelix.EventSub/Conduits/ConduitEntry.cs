using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>A subscription that is wanted by conduit.</summary>
internal sealed class ConduitEntry(WantedSubscription wanted, TimeProvider timeProvider) : SubscriptionEntry(wanted, timeProvider)
{
    /// <summary>A subscription whose end was heard before the answer that it was made.</summary>
    public (string Id, string Status)? RevokedEarly { get; set; }

    /// <summary>Takes a subscription that is enabled.</summary>
    public void Enable(string id)
    {
        Id = id;
        Retry.Reset();
        if (!Wanted.IsEnabled || Wanted.State.Id != id)
            Wanted.Enable(id);
    }

    public void Revoke(string status)
    {
        Id = null;
        Wanted.Revoke(status);
    }

    /// <summary>Forgets what Twitch has.</summary>
    public void Reset()
    {
        Id = null;
        Retry.Reset();
        if (!Wanted.IsRevoked)
            Wanted.BePending();
    }
}
