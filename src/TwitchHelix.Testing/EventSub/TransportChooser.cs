using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.EventSub.Webhooks;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Finds the transport that a new subscription asks for.</summary>
internal sealed class TransportChooser(EventSubState state, WebhookSender webhooks)
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
            case "webhook":
                return CallbackCheck.Read(transport, out chosen);
            case "conduit":
                var conduitId = (string?)(transport["conduit_id"] as JValue);
                chosen = state.Conduits.Find(conduit => conduit.Id == conduitId && conduit.ClientId == caller.ClientId);
                return chosen is null ? Answer.ApiError(400, "conduit not found") : null;
            default:
                return Answer.ApiError(400, "The parameter \"transport.method\" was malformed");
        }
    }

    /// <summary>Lets the transport know its new subscription.</summary>
    public static void Use(EventSubscription subscription)
    {
        if (subscription.Transport is Webhook)
            subscription.Status = EventSubSubscriptionStatus.WebhookCallbackVerificationPending;
        if (subscription.Transport is not Session session)
            return;
        session.Owner ??= subscription.Owner;
        session.IsUsed = true;
        session.Subscriptions.Add(subscription);
    }

    /// <summary>Verifies that a callback wants the new subscription.</summary>
    public void Verify(EventSubscription subscription)
    {
        if (subscription.Transport is not Webhook webhook)
            return;
        var json = new JProperty("subscription", JObject.Parse(subscription.Describe(inMessage: true).ToJson()));
        Task.Run(() => webhooks.VerifyAsync(webhook, json, subscription.Type, isVerified =>
        {
            if (subscription.IsPending)
                state.Subscriptions.Set(
                    subscription,
                    isVerified ? EventSubSubscriptionStatus.Enabled : EventSubSubscriptionStatus.WebhookCallbackVerificationFailed);
        }));
    }
}
