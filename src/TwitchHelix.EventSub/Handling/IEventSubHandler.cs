namespace TwitchHelix;

/// <summary>Handles the events of a class. The container makes one for each notification, in a scope of its own.</summary>
/// <typeparam name="TEvent">The class of the events, as in <see cref="ChannelFollowEvent"/>.</typeparam>
public interface IEventSubHandler<in TEvent>
    where TEvent : EventSubEvent
{
    /// <summary>
    /// Handles an event. Those of a subscription are handled one after the other, in the order in which they came; those of different subscriptions at the same
    /// time. An exception is logged, and the next event is handled, unless <see cref="EventSubOptions.HandlerRetries"/> says otherwise.
    /// </summary>
    /// <param name="e">What has happened.</param>
    /// <param name="context">The notification that told it, and services.</param>
    /// <param name="cancellationToken">Is canceled when the host stops and doesn't wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    Task HandleAsync(TEvent e, EventSubContext context, CancellationToken cancellationToken);
}
