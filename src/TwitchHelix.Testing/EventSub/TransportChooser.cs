using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Finds the transport that a new subscription asks for.</summary>
internal sealed class TransportChooser(EventSubState state)
{
    /// <summary>Finds the transport. Returns the error if there is none, or if it isn't the caller's.</summary>
    public Answer? Choose(EventSubCaller caller, JObject transport, out EventTransport? chosen)
    {
        chosen = null;
        switch ((string?)(transport["method"] as JValue))
        {
            case "websocket":
                if ((string?)(transport["session_id"] as JValue) is not { } id || state.Sessions.GetValueOrDefault(id) is not { } session)
                    return Answer.ApiError(400, "websocket transport session does not exist or has already disconnected");
                if ((session.Owner ?? caller.AsUser()) != caller.AsUser())
                    return Answer.ApiError(400, "websocket transport session belongs to another user");
                chosen = session;
                return null;
            default:
                return Answer.ApiError(400, "The parameter \"transport.method\" was malformed: this server only has websocket");
        }
    }

    /// <summary>Lets the transport know its new subscription.</summary>
    public static void Use(EventSubscription subscription)
    {
        if (subscription.Transport is not Session session)
            return;
        session.Owner ??= subscription.Owner;
        session.IsUsed = true;
        session.Subscriptions.Add(subscription);
    }
}
