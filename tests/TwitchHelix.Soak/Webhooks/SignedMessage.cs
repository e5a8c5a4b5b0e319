using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Soak.Webhooks;

/// <summary>A notification as Twitch sends it to a webhook, signed with the secret of its subscription.</summary>
internal sealed class SignedMessage
{
    public SignedMessage(WebhookAddress address, Guid id, DateTimeOffset sentAt, JObject e)
    {
        Type = address.Subscription.Type;
        Version = address.Subscription.Version;
        Callback = address.Callback;
        Id = id.ToString();
        Timestamp = Text(sentAt);
        var body = new JObject { ["subscription"] = JObject.FromObject(address.Subscription), ["event"] = e };
        Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None));
        Sign(address.Secret);
    }

    public string Type { get; }

    public string Version { get; }

    public Uri Callback { get; set; }

    /// <summary>The ID. Null to send none.</summary>
    public string? Id { get; set; }

    /// <summary>The time. Null to send none.</summary>
    public string? Timestamp { get; set; }

    /// <summary>The signature. Null to send none.</summary>
    public string? Signature { get; set; }

    public byte[] Body { get; }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    public void Sign(string secret) => Signature =
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(Id + Timestamp), .. Body]));

    /// <param name="retry">The number of attempts before.</param>
    public HttpRequestMessage Request(int retry)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Callback) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new("application/json");
        Add("Message-Id", Id);
        Add("Message-Retry", retry.ToString(CultureInfo.InvariantCulture));
        Add("Message-Type", "notification");
        Add("Message-Signature", Signature);
        Add("Message-Timestamp", Timestamp);
        Add("Subscription-Type", Type);
        Add("Subscription-Version", Version);
        return request;

        void Add(string name, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation("Twitch-Eventsub-" + name, value);
        }
    }
}
