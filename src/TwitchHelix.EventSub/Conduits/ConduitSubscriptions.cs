using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>
/// The subscriptions that are wanted by conduit, and the comparison with those that Twitch has. Other machines may want others, so nothing is deleted but what
/// was removed here, and what has ended and is in the way.
/// </summary>
internal sealed class ConduitSubscriptions(ConsentProof consent, TimeProvider timeProvider) : SubscriptionTable<ConduitEntry>(timeProvider)
{
    private readonly HashSet<string> removedIds = new(StringComparer.Ordinal);

    /// <summary>What was removed while its ID was unknown.</summary>
    private readonly HashSet<SubscriptionKey> removed = [];
    private volatile string? conduitId;

    public override string? ConduitId => conduitId;

    public override bool IsVerifiedLater => false;

    public override CreateEventSubSubscriptionTransport TransportOf(SubscriptionEntry entry) => CreateEventSubSubscriptionTransport.Conduit(conduitId!);

    /// <summary>Sets the conduit that has the subscriptions from now on.</summary>
    /// <param name="id">The ID of the conduit. Null if there is none.</param>
    public void MoveTo(string? id)
    {
        lock (Gate)
        {
            conduitId = id;
            removedIds.Clear();
            foreach (var entry in Entries.Values)
                entry.Reset();
        }
    }

    public void Add(IEnumerable<WantedSubscription> wanted)
    {
        lock (Gate)
            foreach (var each in wanted)
            {
                Entries[each.Key] = new ConduitEntry(each, TimeProvider);
                removed.Remove(each.Key);
            }
        Changes.Set();
    }

    /// <returns>False if it wasn't there.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (Gate)
        {
            if (!Entries.TryGetValue(key, out var entry))
                return false;
            Entries.Remove(key);
            if (entry.Id is { } id)
                removedIds.Add(id);
            else
                removed.Add(key);
        }
        Changes.Set();
        return true;
    }

    /// <summary>Hears that Twitch has ended a subscription.</summary>
    public void Revoke(EventSubSubscription subscription)
    {
        consent.Start(subscription);
        lock (Gate)
        {
            if (!Entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry))
                return;
            if (entry.Id == subscription.Id)
                entry.Revoke(subscription.Status.Value);
            else if (entry.Id is null)
                // The message came before the answer that it was made.
                entry.RevokedEarly = (subscription.Id, subscription.Status.Value);
        }
    }

    public override SubscriptionPlan Compare(IEnumerable<EventSubSubscription> listed)
    {
        var plan = new SubscriptionPlan();
        lock (Gate)
        {
            // Twitch may tell the condition of one that is known in another way.
            var byId = Entries.Values.Where(entry => entry.Id is not null).ToDictionary(entry => entry.Id!, StringComparer.Ordinal);
            var found = Entries.Values.ToDictionary(entry => entry, _ => new List<EventSubSubscription>());
            foreach (var each in listed.Where(each => each.Transport?.ConduitId == conduitId))
            {
                var key = SubscriptionKey.Of(each);
                if (byId.TryGetValue(each.Id, out var entry) || Entries.TryGetValue(key, out entry))
                    found[entry].Add(each);
                else if (removedIds.Contains(each.Id) || removed.Contains(key))
                    plan.Unwanted.Add(each);
            }
            // Those that can't be deleted now are found again.
            removedIds.Clear();
            removedIds.UnionWith(plan.Unwanted.Select(each => each.Id));
            removed.Clear();
            foreach (var each in found)
                Compare(each.Key, each.Value, plan);
        }
        return plan;
    }

    protected override void Take(ConduitEntry entry, string id)
    {
        entry.Enable(id);
        if (entry.RevokedEarly is { } early && early.Id == id)
            entry.Revoke(early.Status);
    }

    private void Compare(ConduitEntry entry, List<EventSubSubscription> found, SubscriptionPlan plan)
    {
        // Of one that has ended, other machines see why as long as it is listed.
        if (entry.Wanted.IsRevoked)
            return;
        if (found.Find(each => each.Status == EventSubSubscriptionStatus.Enabled) is { } enabled)
        {
            entry.Enable(enabled.Id);
            return;
        }
        if (entry.Id is { } known && found.Find(each => each.Id == known) is { } ended)
        {
            // Another machine has had the message.
            consent.Start(ended);
            entry.Revoke(ended.Status.Value);
            return;
        }
        plan.Unwanted.AddRange(found);
        entry.Id = null;
        if (entry.Wanted.IsEnabled)
            entry.Wanted.BePending();
        if (entry.Retry.IsDue)
            plan.Missing.Add(entry);
    }
}
