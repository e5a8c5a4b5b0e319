using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Delivery;

/// <summary>Counts the notifications that are lost because too many wait, and says so now and then.</summary>
/// <param name="capacity">The number that wait at most.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class DroppedNotifications(int capacity, TimeProvider timeProvider, ILogger logger)
{
    private readonly RareWarning warning = new(timeProvider);

    public void Add(EventSubNotification notification)
    {
        EventSubTelemetry.Dropped.Add(1);
        if (warning.IsDue())
            logger.NotificationDropped(notification.Subscription.Type, capacity);
    }
}
