using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>The subscriptions that are wanted by webhook, and the comparison with those that Twitch has.</summary>
internal sealed class WebhookSubscriptions(WebhookAddresses addresses, WebhookSecrets secrets, ConsentProof consent, TimeProvider timeProvider)
    : SubscriptionTable<WebhookEntry>(timeProvider)
{
    public override string? ConduitId => null;

    public override bool IsVerifiedLater => true;

    public override CreateEventSubSubscriptionTransport TransportOf(SubscriptionEntry entry)
    {
        var mark = ((WebhookEntry)entry).Mark;
        return CreateEventSubSubscriptionTransport.Webhook(addresses.Of(mark), secrets.Of(mark)!);
    }

    public void Add(IEnumerable<WantedSubscription> wanted)
    {
        lock (Gate)
            foreach (var each in wanted)
                Entries[each.Key] = new WebhookEntry(each, WebhookMark.Of(secrets.CurrentId, each.Key), TimeProvider);
        Changes.Set();
    }

    /// <returns>False if it wasn't there.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (Gate)
            if (!Entries.Remove(key))
                return false;
        Changes.Set();
        return true;
    }

    public bool IsWanted(SubscriptionKey key)
    {
        lock (Gate)
            return Entries.TryGetValue(key, out var entry) && !entry.Wanted.IsRevoked;
    }

    /// <summary>Hears that an event of a subscription has come, so it is enabled.</summary>
    public void Prove(EventSubSubscription subscription)
    {
        lock (Gate)
            if (Entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry) && entry.Id == subscription.Id && !entry.Wanted.IsRevoked)
                entry.Show(isEnabled: true);
    }

    /// <summary>Hears that Twitch has ended a subscription. One that has only not answered well is made again.</summary>
    public void Revoke(EventSubSubscription subscription)
    {
        consent.Start(subscription);
        lock (Gate)
        {
            if (!Entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry) || !(subscription.Id == entry.Id || subscription.Id == entry.PreviousId))
                return;
            (entry.Id, entry.PreviousId) = (null, null);
            if (subscription.Status == EventSubSubscriptionStatus.NotificationFailuresExceeded)
                entry.Wanted.BePending();
            else
                entry.Wanted.Revoke(subscription.Status.Value);
        }
        Changes.Set();
    }

    public override SubscriptionPlan Compare(IEnumerable<EventSubSubscription> listed)
    {
        var plan = new SubscriptionPlan();
        lock (Gate)
        {
            // The mark says what one was made for. Twitch may tell its condition in another way.
            var byMark = Entries.Values.ToDictionary(entry => entry.Mark.Subscription, StringComparer.Ordinal);
            var found = Entries.Values.ToDictionary(entry => entry, _ => new List<ListedSubscription>());
            foreach (var each in listed.Where(each => each.Transport.Method == EventSubTransportMethod.Webhook))
                if (addresses.IsOurs(each.Transport.Callback, out var mark))
                    if (mark is null ? Entries.TryGetValue(SubscriptionKey.Of(each), out var entry) : byMark.TryGetValue(mark.Subscription, out entry))
                        found[entry].Add(new(each, mark));
                    else
                        plan.Unwanted.Add(each);
            foreach (var each in found)
                Compare(each.Key, each.Value, plan);
        }
        return plan;
    }

    protected override void Take(WebhookEntry entry, string id)
    {
        entry.Id = id;
        entry.Retry.Reset();
        entry.Show(isEnabled: false);
    }

    private void Compare(WebhookEntry entry, List<ListedSubscription> found, SubscriptionPlan plan)
    {
        var alive = found.FirstOrDefault(each => each.Mark == entry.Mark && each.IsAlive);
        var isEnabled = alive is { IsEnabled: true };
        // One with another secret goes when it is replaced: making the other one first leaves no gap.
        plan.Unwanted.AddRange(found.Where(each => !each.IsAlive || (isEnabled && each != alive)).Select(each => each.Subscription));
        if (entry.Wanted.IsRevoked)
            return;
        var previous = found.FirstOrDefault(each => each is { IsEnabled: true, Mark: { } mark } && mark != entry.Mark && secrets.Of(mark) is not null);
        var isRefused = alive is null && found.Any(each => each.Subscription.Id == entry.Id
            && each.Subscription.Status == EventSubSubscriptionStatus.WebhookCallbackVerificationFailed);
        // A message has proven one that the list doesn't show as enabled yet.
        isEnabled |= alive is not null && entry.Wanted.IsEnabled && entry.Wanted.State.Id == alive.Subscription.Id;
        (entry.Id, entry.PreviousId) = (alive?.Subscription.Id, isEnabled ? null : previous?.Subscription.Id);
        entry.Show(isEnabled);
        if (alive is not null)
        {
            entry.Retry.Reset();
            plan.IsPending |= !alive.IsEnabled;
        }
        else if (isRefused)
        {
            var reason = new HelixException($"The webhook of {entry.Wanted.Type} did not answer Twitch's challenge. Can Twitch reach the callback?");
            entry.Fail(reason, isFinal: true);
            plan.Refused.Add((entry.Wanted.Type, reason));
        }
        else if (entry.Retry.IsDue)
            plan.Missing.Add(entry);
    }

    private sealed record ListedSubscription(EventSubSubscription Subscription, WebhookMark? Mark)
    {
        public bool IsEnabled => Subscription.Status == EventSubSubscriptionStatus.Enabled;

        public bool IsAlive => IsEnabled || Subscription.Status == EventSubSubscriptionStatus.WebhookCallbackVerificationPending;
    }
}
