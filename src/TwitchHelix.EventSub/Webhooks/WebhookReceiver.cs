using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>Receives the requests of a webhook, in any web framework: each is verified before anything of it is read.</summary>
internal sealed class WebhookReceiver(
    WebhookSecrets secrets, WebhookSubscriptions subscriptions, WebhookIntake intake, TimeProvider timeProvider, ILogger logger)
{
    private readonly RareWarning refusing = new(timeProvider);

    /// <summary>Receives a request.</summary>
    /// <param name="mark">The value of <see cref="WebhookAddresses.Parameter"/> in the query. Null if there is none.</param>
    /// <param name="headers">Gets a header by its name. Null for one that isn't there.</param>
    /// <param name="body">The body, byte by byte as it came.</param>
    /// <returns>The answer. Handlers run after it.</returns>
    public async Task<WebhookAnswer> ReceiveAsync(string? mark, Func<string, string?> headers, ReadOnlyMemory<byte> body)
    {
        if (WebhookMark.Read(mark) is not { } marked || secrets.Of(marked) is not { } secret || !EventSubMessage.Verify(headers, body, secret, timeProvider))
            return Forbid("signature");
        EventSubMessage message;
        try
        {
            message = EventSubMessage.Read(headers, body);
        }
        catch (HelixException e)
        {
            logger.MessageUnreadable(e.Message);
            EventSubTelemetry.Unreadable.Add(1);
            // Sent again it would be no better, and Twitch ends a subscription whose messages fail.
            return WebhookAnswer.Taken;
        }
        switch (message)
        {
            case EventSubChallenge challenge:
                return challenge.Challenge.Length > 0 && subscriptions.IsWanted(SubscriptionKey.Of(challenge.Subscription))
                    ? new(200, challenge.Challenge)
                    : Forbid("challenge");
            // The header with the kind isn't signed; the status is.
            case EventSubRevocation { Subscription: var ended } when ended.Status == EventSubSubscriptionStatus.Enabled:
                return Forbid("revocation");
            case EventSubRevocation revocation:
                subscriptions.Revoke(revocation.Subscription);
                break;
            case EventSubNotification notification:
                subscriptions.Prove(notification.Subscription);
                break;
        }
        if (await intake.TakeAsync(message).ConfigureAwait(false))
            return WebhookAnswer.Taken;
        EventSubTelemetry.Refused.Add(1, new KeyValuePair<string, object?>("reason", "busy"));
        if (refusing.IsDue())
            logger.NotificationRefused(message.Subscription.Type);
        return WebhookAnswer.Busy;
    }

    private WebhookAnswer Forbid(string reason)
    {
        EventSubTelemetry.Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        logger.RequestForbidden(reason);
        return WebhookAnswer.Forbidden;
    }
}
