using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>A message that a subscription has ended. <c>Subscription.Status</c> says why. No more events come.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#revoking-your-subscription"/>
public sealed class EventSubRevocation : EventSubMessage
{
    internal EventSubRevocation(EventSubPayload payload)
        : base(payload)
    {
    }
}
