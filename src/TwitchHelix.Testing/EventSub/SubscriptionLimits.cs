using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Twitch's limits of subscriptions. A disabled subscription counts as long as it is listed.</summary>
internal static class SubscriptionLimits
{
    public const int SameTypeAndCondition = 3;
    public const int UserCost = 10;
    public const int AppCost = 10_000;
    private const int PerSession = 300;
    private const int SessionsPerUser = 3;

    /// <summary>Returns the error if the transport takes no more subscriptions.</summary>
    public static Answer? Refuse(EventTransport transport, IEnumerable<EventSubscription> owned)
    {
        if (transport is not Session session)
            return null;
        if (session.Subscriptions.Count >= PerSession)
            return Answer.ApiError(429, "number of subscriptions per websocket transport limit exceeded");
        var others = owned.Select(subscription => subscription.Transport).Where(other => other != session).Distinct().Count();
        return session.Subscriptions.Count == 0 && others >= SessionsPerUser
            ? Answer.ApiError(429, "number of websocket transports limit exceeded")
            : null;
    }
}
