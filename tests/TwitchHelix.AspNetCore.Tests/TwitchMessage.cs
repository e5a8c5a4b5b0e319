using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A message as Twitch sends it to a webhook, signed with the secret of its subscription.</summary>
internal sealed class TwitchMessage
{
    private const string IdHeader = "Twitch-Eventsub-Message-Id";
    private const string TimestampHeader = "Twitch-Eventsub-Message-Timestamp";

    public TwitchMessage(TwitchSubscription subscription, string type, JObject body, DateTimeOffset sentAt)
        : this(subscription, type, Encoding.UTF8.GetBytes(body.ToString()), sentAt)
    {
    }

    public TwitchMessage(TwitchSubscription subscription, string type, byte[] body, DateTimeOffset sentAt)
    {
        Callback = new Uri(subscription.Callback);
        Body = body;
        Headers[IdHeader] = Guid.NewGuid().ToString();
        Headers["Twitch-Eventsub-Message-Type"] = type;
        Headers[TimestampHeader] = sentAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Headers["Twitch-Eventsub-Subscription-Type"] = subscription.Type;
        Headers["Twitch-Eventsub-Subscription-Version"] = subscription.Version;
        Sign(subscription.Secret);
    }

    public Uri Callback { get; set; }

    public Dictionary<string, string> Headers { get; } = [];

    public byte[] Body { get; set; }

    public string Id
    {
        get => Headers[IdHeader];
        set => Headers[IdHeader] = value;
    }

    public TwitchMessage Sign(string secret)
    {
        var signed = (byte[])[.. Encoding.UTF8.GetBytes(Id + Headers[TimestampHeader]), .. Body];
#pragma warning disable CA1308 // Twitch writes it in lower case.
        Headers["Twitch-Eventsub-Message-Signature"] =
            "sha256=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)).ToLowerInvariant();
#pragma warning restore CA1308
        return this;
    }
}
