using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using TwitchHelix.Testing.EventSub.Messages;
using TwitchHelix.Testing.EventSub.State;

namespace TwitchHelix.Testing.EventSub.Webhooks;

/// <summary>A signed message of a webhook. Each attempt to send it has the same ID and time.</summary>
internal sealed class WebhookMessage(Webhook webhook, Guid id, DateTimeOffset time, string type, EventSubSubscriptionType? subscription, byte[] body)
{
    private readonly string timestamp = MessageTime.Write(time);

    /// <summary>Whether the signature is wrong.</summary>
    public bool IsForged { get; init; }

    /// <summary>Creates the request of an attempt.</summary>
    /// <param name="retry">The number of attempts before.</param>
    public HttpRequestMessage Request(int retry)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Callback) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add("Message-Id", id.ToString());
        Add("Message-Retry", retry.ToString(CultureInfo.InvariantCulture));
        Add("Message-Type", type);
        Add("Message-Signature", Signature());
        Add("Message-Timestamp", timestamp);
        if (subscription is not null)
        {
            Add("Subscription-Type", subscription.Type);
            Add("Subscription-Version", subscription.Version);
        }
        return request;

        void Add(string name, string value) => request.Headers.TryAddWithoutValidation("Twitch-Eventsub-" + name, value);
    }

    private string Signature()
    {
        var secret = IsForged ? webhook.Secret + "?" : webhook.Secret;
        byte[] signed = [.. Encoding.UTF8.GetBytes(id + timestamp), .. body];
        return "sha256=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)).ToLowerInvariant();
    }
}
