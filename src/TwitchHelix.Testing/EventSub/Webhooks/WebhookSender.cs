using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;

namespace TwitchHelix.Testing.EventSub.Webhooks;

/// <summary>Verifies webhooks, and sends them notifications and revocations.</summary>
internal sealed class WebhookSender(EventSubState state, WebhookPoster poster)
{
    /// <summary>Verifies that the callback wants the messages. Ends when it has answered.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="subject">What the challenge is for: <c>subscription</c> or <c>conduit_shard</c>, with its JSON.</param>
    /// <param name="type">The type of the subscription. Null for a shard.</param>
    /// <param name="decide">Called under the lock with the outcome.</param>
    public async Task VerifyAsync(Webhook webhook, JProperty subject, EventSubSubscriptionType? type, Action<bool> decide)
    {
        if (!webhook.IsReachable)
            return;
        var challenge = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var body = new JObject { ["challenge"] = challenge };
        body.Add(subject);
        var message = new WebhookMessage(
            webhook, Guid.NewGuid(), state.Now, "webhook_callback_verification", type, Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));
        var (status, answer) = await poster.PostOnceAsync(message).ConfigureAwait(false);
        lock (state.Gate)
            decide(status == HttpStatusCode.OK && answer == challenge);
        state.Waiters.Changed();
    }

    /// <summary>Sends a notification that was added to its <see cref="Notification.Delivery"/>, which ends with the first attempt.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="notification">The notification.</param>
    /// <param name="isForged">Whether the signature is wrong.</param>
    /// <returns>False if the callback has accepted no attempt.</returns>
    public async Task<bool> SendAsync(Webhook webhook, Notification notification, bool isForged)
    {
        var message = new WebhookMessage(
            webhook, notification.Id, notification.Time, "notification", notification.Subscription.Type, notification.Body())
        {
            IsForged = isForged,
        };
        return await poster.PostAsync(message, notification.Delivery.Done).ConfigureAwait(false) != false;
    }

    /// <summary>Tells a webhook that a subscription is revoked. Ends with the first attempt.</summary>
    public async Task RevokeAsync(Webhook webhook, EventSubscription subscription)
    {
        if (!webhook.IsReachable)
            return;
        var body = Encoding.UTF8.GetBytes($$"""{"subscription":{{subscription.Describe(inMessage: true).ToJson()}}}""");
        await poster.PostOnceAsync(new WebhookMessage(webhook, Guid.NewGuid(), state.Now, "revocation", subscription.Type, body)).ConfigureAwait(false);
    }
}
