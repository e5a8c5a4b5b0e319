namespace TwitchHelix;

/// <summary>
/// Receives the events of an application in a host. It makes true what is wanted: what the handlers subscribe to, and what is added here. It is thread-safe.
/// </summary>
public interface IEventSubReceiver
{
    /// <summary>What is wanted, and how far each subscription is.</summary>
    IReadOnlyList<EventSubWantedSubscription> Subscriptions { get; }

    /// <summary>
    /// Subscribes, now or when the host has started. Events go to the handlers of their class. One that is wanted already stays as it is; one that Twitch has
    /// ended is made again.
    /// </summary>
    /// <param name="subscription">What to subscribe to.</param>
    /// <exception cref="InvalidOperationException">There are more subscriptions than Twitch allows a user.</exception>
    void Add(EventSubSubscriptionType subscription);

    /// <summary>Subscribes, and handles the events by this handler, beside those of their class.</summary>
    /// <typeparam name="TEvent">The class of the events.</typeparam>
    /// <param name="subscription">What to subscribe to.</param>
    /// <param name="handler">Handles an event, as <see cref="IEventSubHandler{TEvent}.HandleAsync"/> says.</param>
    /// <exception cref="InvalidOperationException">There are more subscriptions than Twitch allows a user.</exception>
    void Add<TEvent>(EventSubSubscriptionType<TEvent> subscription, Func<TEvent, EventSubContext, CancellationToken, Task> handler)
        where TEvent : EventSubEvent;

    /// <summary>Ends a subscription, and forgets the handlers that are its own.</summary>
    /// <param name="subscription">A subscription of the same type and condition.</param>
    /// <returns>False if it isn't wanted.</returns>
    bool Remove(EventSubSubscriptionType subscription);
}
