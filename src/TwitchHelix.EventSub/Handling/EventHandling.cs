namespace TwitchHelix.EventSub.Handling;

/// <summary>A handler of events.</summary>
/// <param name="Handle">Handles an event. Null if the event isn't of the handler's class.</param>
internal sealed record EventHandling(Func<EventSubEvent, EventSubContext, CancellationToken, Task?> Handle)
{
    public static EventHandling Of<TEvent>(Func<TEvent, EventSubContext, CancellationToken, Task> handler)
        where TEvent : EventSubEvent
    {
        if (handler is null)
            throw new ArgumentNullException(nameof(handler));
        return new((e, context, cancellationToken) => e is TEvent typed ? handler(typed, context, cancellationToken) : null);
    }
}
