using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Delivery;

/// <summary>Passes on each message once, although it may come several times.</summary>
internal sealed class MessageIntake(SeenMessages seen, IEventSubOutlet outlet, TimeProvider timeProvider)
{
    public void Take(EventSubMessage message)
    {
        if (message is not (EventSubNotification or EventSubRevocation))
            return;
        if (!seen.Add(message.MessageId))
        {
            EventSubTelemetry.Doubled.Add(1);
            return;
        }
        EventSubTelemetry.Received(message, timeProvider);
        if (message is EventSubNotification notification)
            outlet.Deliver(notification);
        else
            outlet.Revoke((EventSubRevocation)message);
    }
}
