using Microsoft.Extensions.Hosting;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Handling;

/// <summary>The wanted set of an application, and the service that makes it true as long as the host runs.</summary>
internal sealed class EventSubReceiver(HandlerTable handlers, EventDispatcher dispatcher, IEventSubTransport transport) : BackgroundService, IEventSubReceiver
{
    private readonly object gate = new();
    private readonly Dictionary<SubscriptionKey, WantedSubscription> wanted = [];

    public IReadOnlyList<EventSubWantedSubscription> Subscriptions
    {
        get
        {
            lock (gate)
                return [.. wanted.Values.Select(each => each.State)];
        }
    }

    public void Add(EventSubSubscriptionType subscription) => AddAll([subscription ?? throw new ArgumentNullException(nameof(subscription))]);

    public void Add<TEvent>(EventSubSubscriptionType<TEvent> subscription, Func<TEvent, EventSubContext, CancellationToken, Task> handler)
        where TEvent : EventSubEvent
    {
        if (subscription is null)
            throw new ArgumentNullException(nameof(subscription));
        var handling = EventHandling.Of(handler);
        lock (gate)
        {
            // Its first event may come at once.
            handlers.Add(subscription, handling);
            try
            {
                AddAll([subscription]);
            }
            catch
            {
                handlers.Remove(SubscriptionKey.Of(subscription), handling);
                throw;
            }
        }
    }

    /// <summary>Adds subscriptions at once, so that those that any user can make join those of certain users.</summary>
    public void AddAll(IEnumerable<EventSubSubscriptionType> subscriptions)
    {
        lock (gate)
        {
            List<WantedSubscription> added = [];
            foreach (var each in subscriptions.Select(type => new WantedSubscription(type)))
            {
                if (wanted.TryGetValue(each.Key, out var known) && !known.IsRevoked)
                    continue;
                if (known is not null)
                    transport.Remove(each.Key);
                wanted[each.Key] = each;
                added.Add(each);
            }
            try
            {
                transport.Add(added);
            }
            catch
            {
                foreach (var each in added)
                {
                    wanted.Remove(each.Key);
                    transport.Remove(each.Key);
                }
                throw;
            }
        }
    }

    public bool Remove(EventSubSubscriptionType subscription)
    {
        if (subscription is null)
            throw new ArgumentNullException(nameof(subscription));
        var key = SubscriptionKey.Of(subscription);
        lock (gate)
        {
            if (!wanted.Remove(key))
                return false;
            transport.Remove(key);
            handlers.Remove(key);
        }
        dispatcher.Forget(key);
        return true;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await dispatcher.DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Without what belongs to the start of the host: events are handled on the threads of the transport.
            await RunBeside.Start(() => transport.RunAsync(stoppingToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
