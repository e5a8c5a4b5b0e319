using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Delivery;

/// <summary>Passes on each message once, although it may come several times.</summary>
internal sealed class MessageIntake(SeenMessages seen, IEventSubOutlet outlet, TimeProvider timeProvider)
{
    /// <summary>Takes a message that doesn't come again, and leaves it to the caller to have it handled. A notification without room is lost.</summary>
    public void Take(EventSubMessage message)
    {
        if (TryPassOn(message))
            return;
        EventSubTelemetry.Received(message, timeProvider);
        outlet.Drop((EventSubNotification)message);
    }

    /// <summary>Takes a message that comes again if it isn't taken, and has it handled on another thread.</summary>
    /// <returns>False if too many notifications are waiting. The message is new then when it comes again.</returns>
    public bool TryTake(EventSubMessage message)
    {
        if (!TryPassOn(message))
            return false;
        outlet.WakeBeside();
        return true;
    }

    private bool TryPassOn(EventSubMessage message)
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
