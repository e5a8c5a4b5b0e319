using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>The subscriptions that are wanted by webhook, and the comparison with those that Twitch has.</summary>
internal sealed class WebhookSubscriptions(WebhookAddresses addresses, WebhookSecrets secrets, TimeProvider timeProvider) : ISubscriptionTable
{
    private readonly object gate = new();
    private readonly Dictionary<SubscriptionKey, WebhookEntry> entries = [];
    private readonly ChangeSignal changes = new(timeProvider);

    public string? ConduitId => null;

    public bool IsVerifiedLater => true;

    public CreateEventSubSubscriptionTransport TransportOf(SubscriptionEntry entry)
    {
        var mark = ((WebhookEntry)entry).Mark;
        return CreateEventSubSubscriptionTransport.Webhook(addresses.Of(mark), secrets.Of(mark)!);
    }

    public void Add(IEnumerable<WantedSubscription> wanted)
    {
        lock (gate)
            foreach (var each in wanted)
                entries[each.Key] = new WebhookEntry(each, WebhookMark.Of(secrets.CurrentId, each.Key), timeProvider);
        changes.Set();
    }

    /// <returns>False if it wasn't there.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (gate)
            if (!entries.Remove(key))
                return false;
        changes.Set();
        return true;
    }

    public bool IsWanted(SubscriptionKey key)
    {
        lock (gate)
            return entries.TryGetValue(key, out var entry) && !entry.Wanted.IsRevoked;
    }

    /// <summary>Hears that an event of a subscription has come, so it is enabled.</summary>
    public void Prove(EventSubSubscription subscription)
    {
        lock (gate)
            if (entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry) && entry.Id == subscription.Id && !entry.Wanted.IsRevoked)
                entry.Show(isEnabled: true);
    }

    /// <summary>Hears that Twitch has ended a subscription. One that has only not answered well is made again.</summary>
    public void Revoke(EventSubSubscription subscription)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry) || !(subscription.Id == entry.Id || subscription.Id == entry.PreviousId))
                return;
            (entry.Id, entry.PreviousId) = (null, null);
            if (subscription.Status == EventSubSubscriptionStatus.NotificationFailuresExceeded)
                entry.Wanted.BePending();
            else
                entry.Wanted.Revoke(subscription.Status.Value);
        }
        changes.Set();
    }

    public SubscriptionPlan Compare(IEnumerable<EventSubSubscription> listed)
    {
        var plan = new SubscriptionPlan();
        lock (gate)
        {
            // The mark says what one was made for. Twitch may tell its condition in another way.
            var byMark = entries.Values.ToDictionary(entry => entry.Mark.Subscription, StringComparer.Ordinal);
            var found = entries.Values.ToDictionary(entry => entry, _ => new List<ListedSubscription>());
            foreach (var each in listed.Where(each => each.Transport.Method == EventSubTransportMethod.Webhook))
                if (addresses.IsOurs(each.Transport.Callback, out var mark))
                    if (mark is null ? entries.TryGetValue(SubscriptionKey.Of(each), out var entry) : byMark.TryGetValue(mark.Subscription, out entry))
                        found[entry].Add(new(each, mark));
                    else
                        plan.Unwanted.Add(each);
            foreach (var each in found)
                Compare(each.Key, each.Value, plan);
        }
        return plan;
    }

    public bool Make(SubscriptionEntry made, string id)
    {
        lock (gate)
        {
            if (made is not WebhookEntry entry || !IsCurrent(entry))
                return false;
            entry.Id = id;
            entry.Retry.Reset();
            entry.Show(isEnabled: false);
            return true;
        }
    }

    public void Fail(SubscriptionEntry entry, HelixException failure, bool isFinal)
    {
        lock (gate)
            entry.Fail(failure, isFinal);
    }

    public void Fail(HelixException failure)
    {
        lock (gate)
            foreach (var entry in entries.Values.Where(entry => entry.IsMissing && entry.PreviousId is null))
                entry.Wanted.Fail(failure);
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => changes.WaitAsync(longest, cancellationToken);

    public Task WhenDueAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (gate)
            foreach (var entry in entries.Values.Where(entry => entry.IsWaiting))
                longest = Min(longest, entry.Retry.Left);
        return changes.WaitAsync(longest, cancellationToken);
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

    private bool IsCurrent(WebhookEntry entry) => entries.TryGetValue(entry.Wanted.Key, out var current) && current == entry;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private sealed record ListedSubscription(EventSubSubscription Subscription, WebhookMark? Mark)
    {
        public bool IsEnabled => Subscription.Status == EventSubSubscriptionStatus.Enabled;

        public bool IsAlive => IsEnabled || Subscription.Status == EventSubSubscriptionStatus.WebhookCallbackVerificationPending;
    }
}
