using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.EventSub;

/// <summary>A request as Twitch sends it to a webhook, signed.</summary>
internal sealed class WebhookRequest
{
    public const string Secret = "a-secret-of-tests";

    public WebhookRequest(byte[] body, string type = "notification", string timestamp = "2026-11-16T10:11:12.464757833Z")
    {
        Body = body;
        Headers["Twitch-Eventsub-Message-Id"] = "e76c6bd4-55c9-4987-8304-da1588d8988b";
        Headers["Twitch-Eventsub-Message-Retry"] = "0";
        Headers["Twitch-Eventsub-Message-Type"] = type;
        Headers["Twitch-Eventsub-Message-Timestamp"] = timestamp;
        Headers["Twitch-Eventsub-Message-Signature"] = Sign(Headers["Twitch-Eventsub-Message-Id"] + timestamp, body);
    }

    public WebhookRequest(JObject body, string type = "notification")
        : this(Encoding.UTF8.GetBytes(body.ToString()), type)
    {
        Headers["Twitch-Eventsub-Subscription-Type"] = (string)body["subscription"]!["type"]!;
        Headers["Twitch-Eventsub-Subscription-Version"] = (string)body["subscription"]!["version"]!;
    }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; set; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public EventSubMessage Read() => EventSubMessage.Read(Header, Body);

    public EventSubNotification ReadNotification() => (EventSubNotification)Read();

    private static string Sign(string start, byte[] body) =>
#pragma warning disable CA1308 // Twitch writes it in lower case.
        "sha256=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes(start), .. body]))
            .ToLowerInvariant();
#pragma warning restore CA1308
}
