namespace TwitchHelix;

/// <summary>
/// What has happened, as EventSub tells it. Each type of subscription in each version has a class of its own, as in <c>ChannelFollowEvent</c>.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/eventsub-reference/"/>
public abstract class EventSubEvent : HelixObject
{
    private protected EventSubEvent()
    {
    }
}
