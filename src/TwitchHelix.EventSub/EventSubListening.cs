using TwitchHelix.EventSub.Listening;
using TwitchHelix.Http;

namespace TwitchHelix;

/// <summary>Receives events without a host.</summary>
public static class EventSubListening
{
    /// <summary>
    /// Subscribes to events over WebSockets and returns their notifications as they come, each once. A connection that is lost is opened again, and subscribed
    /// over; what happened between is lost. When the loop ends, the connections are closed.
    /// </summary>
    /// <remarks>
    /// A session belongs to one user: the one that <see cref="IHelixClient.ForUser"/> chose, or else the one that the type needs, or else
    /// <see cref="HelixOptions.DefaultUserId"/>. Each loop has connections of its own, and Twitch allows three a user, with 300 subscriptions each.
    /// </remarks>
    /// <param name="eventSub">The client, as in <c>twitch.EventSub</c>.</param>
    /// <param name="subscriptions">What to subscribe to, as in <c>[EventSubSubscriptionTypes.StreamOnline("…")]</c>.</param>
    /// <param name="cancellationToken">Ends the loop, which then throws an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The notifications.</returns>
    /// <exception cref="ArgumentException">There is no subscription, or the client is none of this library.</exception>
    /// <exception cref="InvalidOperationException">In the loop: there are more subscriptions than Twitch allows a user.</exception>
    /// <exception cref="HelixException">In the loop: a subscription can't be made, the address is wrong, or Twitch has ended all subscriptions.</exception>
    /// <exception cref="ObjectDisposedException">In the loop: the client was disposed.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/"/>
    public static IAsyncEnumerable<EventSubNotification> ListenAsync(
        this IEventSubClient eventSub, IEnumerable<EventSubSubscriptionType> subscriptions, CancellationToken cancellationToken = default) =>
        eventSub.ListenAsync(subscriptions, new EventSubListenOptions(), cancellationToken);

    /// <inheritdoc cref="ListenAsync(IEventSubClient, IEnumerable{EventSubSubscriptionType}, CancellationToken)"/>
    /// <param name="eventSub">The client, as in <c>twitch.EventSub</c>.</param>
    /// <param name="subscriptions">What to subscribe to, as in <c>[EventSubSubscriptionTypes.StreamOnline("…")]</c>.</param>
    /// <param name="options">The options. They are copied.</param>
    /// <param name="cancellationToken">Ends the loop, which then throws an <see cref="OperationCanceledException"/>.</param>
    public static IAsyncEnumerable<EventSubNotification> ListenAsync(
        this IEventSubClient eventSub,
        IEnumerable<EventSubSubscriptionType> subscriptions,
        EventSubListenOptions options,
        CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (options.QueueCapacity < 1)
            throw new ArgumentException($"{nameof(options.QueueCapacity)} is {options.QueueCapacity}; it must be at least 1.", nameof(options));
        if (options.Fault is { } fault)
            throw new ArgumentException(fault, nameof(options));
        var caller = CallerOf(eventSub).Settled();
        List<EventSubSubscriptionType> wanted = [.. subscriptions ?? throw new ArgumentNullException(nameof(subscriptions))];
        if (wanted.Count == 0 || wanted.Contains(null!))
            throw new ArgumentException("There must be at least one subscription, and none may be null.", nameof(subscriptions));
        return new ListenLoop(caller, wanted, (EventSubListenOptions)options.Copy(), cancellationToken);
    }

    internal static HelixCaller CallerOf(IEventSubClient eventSub) => eventSub is HelixResourceClient client
        ? client.Caller
        : throw new ArgumentException($"Only a client of this library can receive, not {eventSub?.GetType().Name ?? "null"}.", nameof(eventSub));
}
