using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitchHelix.EventSub.Handling;

namespace TwitchHelix;

/// <summary>What an application subscribes to, and the handlers of its events.</summary>
public sealed class EventSubHandlers
{
    private readonly IServiceCollection services;

    internal EventSubHandlers(IServiceCollection services) => this.services = services;

    internal HandlerTable Table { get; } = new();

    internal List<EventSubSubscriptionType> Subscriptions { get; } = [];

    internal List<Func<EventSubRevocation, CancellationToken, Task>> OfRevocations { get; } = [];

    /// <summary>Subscribes, and handles the events. Several handlers of a subscription are called one after the other.</summary>
    /// <typeparam name="TEvent">The class of the events.</typeparam>
    /// <param name="subscription">What to subscribe to.</param>
    /// <param name="handler">Handles an event, as <see cref="IEventSubHandler{TEvent}.HandleAsync"/> says.</param>
    /// <returns>These handlers.</returns>
    public EventSubHandlers On<TEvent>(EventSubSubscriptionType<TEvent> subscription, Func<TEvent, EventSubContext, CancellationToken, Task> handler)
        where TEvent : EventSubEvent
    {
        Want(subscription);
        Table.Add(subscription, EventHandling.Of(handler));
        return this;
    }

    /// <summary>Subscribes, and handles the events by a class, which the container makes for each notification in a scope of its own.</summary>
    /// <typeparam name="THandler">The class of the handler. It is registered as scoped, unless it is registered.</typeparam>
    /// <typeparam name="TEvent">The class of the events.</typeparam>
    /// <param name="subscription">What to subscribe to.</param>
    /// <returns>These handlers.</returns>
    public EventSubHandlers On<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler, TEvent>(
        EventSubSubscriptionType<TEvent> subscription)
        where THandler : class, IEventSubHandler<TEvent>
        where TEvent : EventSubEvent
    {
        Want(subscription);
        Table.Add(subscription, ByClass<THandler, TEvent>());
        return this;
    }

    /// <summary>Subscribes to a type that this version of the library doesn't know, and handles its events.</summary>
    /// <param name="subscription">What to subscribe to.</param>
    /// <param name="handler">Handles an event, which is an <see cref="UnknownEvent"/> if the type is unknown.</param>
    /// <returns>These handlers.</returns>
    public EventSubHandlers On(EventSubSubscriptionType subscription, Func<EventSubEvent, EventSubContext, CancellationToken, Task> handler)
    {
        Want(subscription);
        Table.Add(subscription, EventHandling.Of(handler));
        return this;
    }

    /// <summary>Handles the events of a class, whichever subscription they are of. <see cref="IEventSubReceiver.Add"/> subscribes.</summary>
    /// <typeparam name="TEvent">The class of the events. <see cref="EventSubEvent"/> for all.</typeparam>
    /// <param name="handler">Handles an event.</param>
    /// <returns>These handlers.</returns>
    public EventSubHandlers On<TEvent>(Func<TEvent, EventSubContext, CancellationToken, Task> handler)
        where TEvent : EventSubEvent
    {
        Table.Add(typeof(TEvent), EventHandling.Of(handler));
        return this;
    }

    /// <summary>Handles the events of a class by a class, whichever subscription they are of. <see cref="IEventSubReceiver.Add"/> subscribes.</summary>
    /// <typeparam name="THandler">The class of the handler. It is registered as scoped, unless it is registered.</typeparam>
    /// <typeparam name="TEvent">The class of the events. <see cref="EventSubEvent"/> for all.</typeparam>
    /// <returns>These handlers.</returns>
    public EventSubHandlers On<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler, TEvent>()
        where THandler : class, IEventSubHandler<TEvent>
        where TEvent : EventSubEvent
    {
        Table.Add(typeof(TEvent), ByClass<THandler, TEvent>());
        return this;
    }

    /// <summary>Handles the messages that Twitch has ended a subscription. <c>Subscription.Status</c> says why.</summary>
    /// <param name="handler">Handles a message. An exception is logged.</param>
    /// <returns>These handlers.</returns>
    public EventSubHandlers OnRevoked(Func<EventSubRevocation, CancellationToken, Task> handler)
    {
        OfRevocations.Add(handler ?? throw new ArgumentNullException(nameof(handler)));
        return this;
    }

    private EventHandling ByClass<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler, TEvent>()
        where THandler : class, IEventSubHandler<TEvent>
        where TEvent : EventSubEvent
    {
        services.TryAddScoped<THandler>();
        return EventHandling.Of<TEvent>((e, context, cancellationToken) =>
            context.Services.GetRequiredService<THandler>().HandleAsync(e, context, cancellationToken));
    }

    private void Want(EventSubSubscriptionType subscription) => Subscriptions.Add(subscription ?? throw new ArgumentNullException(nameof(subscription)));
}
