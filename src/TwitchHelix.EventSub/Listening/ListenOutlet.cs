using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Listening;

/// <summary>Keeps notifications until a loop takes them, and ends the loop if it can't go on.</summary>
internal sealed class ListenOutlet : IEventSubOutlet
{
    private readonly IReadOnlyList<WantedSubscription> wanted;
    private readonly EventSubListenOptions options;
    private readonly ILogger logger;
    private readonly DroppedNotifications dropped;

    public ListenOutlet(IReadOnlyList<WantedSubscription> wanted, EventSubListenOptions options, TimeProvider timeProvider, ILogger logger)
    {
        dropped = new DroppedNotifications(options.QueueCapacity, timeProvider, logger);
        (this.wanted, this.options, this.logger) = (wanted, options, logger);
        Notifications = new NotificationQueue(options.QueueCapacity);
    }

    public NotificationQueue Notifications { get; }

    public bool Deliver(EventSubNotification notification) => Notifications.TryAdd(notification);

    public void Wake() => Notifications.Wake();

    public void Drop(EventSubNotification notification) => dropped.Add(notification);

    public void Revoke(EventSubRevocation revocation)
    {
        logger.SubscriptionRevoked(revocation.Subscription.Type, revocation.Subscription.Status.Value);
        try
        {
            options.Revoked?.Invoke(revocation);
        }
        catch (Exception e)
        {
            // It is the loop's to throw.
            Notifications.End(e);
        }
        if (wanted.All(each => each.IsRevoked))
            Notifications.End(new HelixException(
                "Twitch has ended all subscriptions of the loop: " + string.Join(", ", wanted.Select(each => $"{each.Type} ({each.State.Reason})")) + "."));
    }

    public void Refuse(EventSubSubscriptionType type, HelixException reason) => Notifications.End(reason);

    public void RefuseAddress(HelixException reason) => Notifications.End(reason);
}
