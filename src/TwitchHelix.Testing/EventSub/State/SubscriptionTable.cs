using System.Collections.Concurrent;

namespace TwitchHelix.Testing.EventSub.State;

/// <summary>
/// The subscriptions that are listed, the enabled ones by type and version. Only <see cref="Enabled"/> can be used without the lock of the state.
/// </summary>
internal sealed class SubscriptionTable(TimeProvider timeProvider)
{
    private readonly Dictionary<string, EventSubscription> byId = [];
    private readonly List<EventSubscription> inOrder = [];
    private readonly ConcurrentDictionary<(string Type, string Version), EventSubscription[]> enabled = new();
    private readonly PriorityQueue<EventSubscription, DateTimeOffset> ending = new();

    /// <summary>All listed ones, oldest first.</summary>
    public IReadOnlyList<EventSubscription> All
    {
        get
        {
            while (ending.TryPeek(out var subscription, out var until) && until <= timeProvider.GetUtcNow())
            {
                ending.Dequeue();
                Remove(subscription);
            }
            return inOrder;
        }
    }

    /// <summary>The enabled ones of a type and version.</summary>
    public EventSubscription[] Enabled(string type, string version) => enabled.TryGetValue((type, version), out var found) ? found : [];

    public EventSubscription? Find(string id) => All.Count > 0 ? byId.GetValueOrDefault(id) : null;

    public void Add(EventSubscription subscription)
    {
        byId.Add(subscription.Id, subscription);
        inOrder.Add(subscription);
        if (subscription.IsEnabled)
            Index(subscription);
    }

    /// <summary>Sets the status. A disabled subscription gets no more events, and leaves the list after a while.</summary>
    public void Set(EventSubscription subscription, EventSubSubscriptionStatus status)
    {
        if (!byId.ContainsKey(subscription.Id))
            return;
        if (subscription.IsEnabled)
            Unindex(subscription);
        subscription.Status = status;
        if (subscription.IsEnabled)
        {
            Index(subscription);
        }
        else
        {
            subscription.ListedUntil = timeProvider.GetUtcNow() + subscription.Transport.ListedFor;
            ending.Enqueue(subscription, subscription.ListedUntil.Value);
        }
    }

    public void Remove(EventSubscription subscription)
    {
        if (!byId.Remove(subscription.Id))
            return;
        inOrder.Remove(subscription);
        if (subscription.IsEnabled)
            Unindex(subscription);
        if (subscription.Transport is Session session)
            session.Subscriptions.Remove(subscription);
    }

    private void Index(EventSubscription subscription) =>
        enabled.AddOrUpdate(Key(subscription), _ => [subscription], (_, others) => [.. others, subscription]);

    private void Unindex(EventSubscription subscription) =>
        enabled.AddOrUpdate(Key(subscription), _ => [], (_, others) => [.. others.Where(other => other != subscription)]);

    private static (string, string) Key(EventSubscription subscription) => (subscription.Type.Type, subscription.Type.Version);
}
