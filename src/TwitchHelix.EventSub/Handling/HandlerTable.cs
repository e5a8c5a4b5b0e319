using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Handling;

/// <summary>The handlers by subscription and by class of events. Handlers can be added while events come.</summary>
internal sealed class HandlerTable
{
    private readonly object gate = new();
    private volatile Dictionary<SubscriptionKey, EventHandling[]> bySubscription = [];
    private volatile Dictionary<Type, EventHandling[]> byClass = [];

    public void Add(EventSubSubscriptionType subscription, EventHandling handler)
    {
        lock (gate)
            bySubscription = With(bySubscription, SubscriptionKey.Of(subscription), handler);
    }

    public void Add(Type ofEvents, EventHandling handler)
    {
        lock (gate)
            byClass = With(byClass, ofEvents, handler);
    }

    /// <summary>Removes the handlers of a subscription, but not those of the class of its events.</summary>
    public void Remove(SubscriptionKey key)
    {
        lock (gate)
        {
            var changed = new Dictionary<SubscriptionKey, EventHandling[]>(bySubscription);
            changed.Remove(key);
            bySubscription = changed;
        }
    }

    /// <summary>Removes one handler of a subscription.</summary>
    public void Remove(SubscriptionKey key, EventHandling handler)
    {
        lock (gate)
            bySubscription = new(bySubscription) { [key] = [.. Find(bySubscription, key).Where(each => each != handler)] };
    }

    /// <summary>Gets the handlers of an event, in the order in which they were added, those of its subscription first.</summary>
    public IEnumerable<EventHandling> Of(SubscriptionKey key, EventSubEvent e) => Find(bySubscription, key)
        .Concat(Find(byClass, e.GetType()))
        .Concat(Find(byClass, typeof(EventSubEvent)));

    private static EventHandling[] Find<TKey>(Dictionary<TKey, EventHandling[]> table, TKey key)
        where TKey : notnull => table.TryGetValue(key, out var found) ? found : [];

    private static Dictionary<TKey, EventHandling[]> With<TKey>(Dictionary<TKey, EventHandling[]> table, TKey key, EventHandling handler)
        where TKey : notnull => new(table) { [key] = [.. Find(table, key), handler] };
}
