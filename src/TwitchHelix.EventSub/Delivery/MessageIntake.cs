using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Delivery;

/// <summary>Passes on each message once, although it may come several times.</summary>
internal sealed class MessageIntake(SeenMessages seen, IEventSubOutlet outlet, TimeProvider timeProvider)
{
    /// <summary>Takes a message that doesn't come again. A notification for which there is no room is lost.</summary>
    public void Take(EventSubMessage message)
    {
        if (TryTake(message))
            return;
        EventSubTelemetry.Received(message, timeProvider);
        outlet.Drop((EventSubNotification)message);
    }

    /// <summary>Takes a message that comes again if it isn't taken.</summary>
    /// <returns>False if too many notifications are waiting. The message is new then when it comes again.</returns>
    public bool TryTake(EventSubMessage message)
    {
        if (message is not (EventSubNotification or EventSubRevocation))
            return true;
        if (!seen.Add(message.MessageId))
        {
            EventSubTelemetry.Doubled.Add(1);
            return true;
        }
        if (message is EventSubRevocation revocation)
            outlet.Revoke(revocation);
        else if (!outlet.Deliver((EventSubNotification)message))
        {
            seen.Remove(message.MessageId);
            return false;
        }
        EventSubTelemetry.Received(message, timeProvider);
        return true;
    }
}
