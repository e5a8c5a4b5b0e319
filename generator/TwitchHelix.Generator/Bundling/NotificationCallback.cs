using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Describes what Twitch sends to a webhook as a callback of the operation that subscribes to events.</summary>
internal static class NotificationCallback
{
    private static readonly (string Name, string Description)[] Headers =
    [
        ("Twitch-Eventsub-Message-Id", "The ID of the message. It is the same if Twitch sends the message again."),
        ("Twitch-Eventsub-Message-Type", "`notification`, `webhook_callback_verification` or `revocation`."),
        ("Twitch-Eventsub-Message-Timestamp", "When Twitch sent the message, in RFC 3339."),
        ("Twitch-Eventsub-Message-Signature", "`sha256=` and the HMAC of the ID, the timestamp and the body, in hexadecimal. The key is the secret."),
        ("Twitch-Eventsub-Subscription-Type", "The type of the subscription."),
        ("Twitch-Eventsub-Subscription-Version", "The version of the type."),
    ];

    /// <summary>Adds the callback to an operation that subscribes to events.</summary>
    public static void Write(JObject operation, SpecDocument document)
    {
        if (operation["x-token-by-transport"] is null || operation["requestBody"] is null || document.EventSubTypes.Count == 0)
            return;
        var callback = new JObject { ["{$request.body#/transport/callback}"] = new JObject { ["post"] = Receive(operation, document) } };
        operation.Property("responses")?.AddAfterSelf(new JProperty("callbacks", new JObject { ["message"] = callback }));
    }

    private static JObject Receive(JObject operation, SpecDocument document) => new()
    {
        ["tags"] = operation["tags"]?.DeepClone(),
        ["operationId"] = "ReceiveEventSubMessage",
        ["summary"] = "Receives a message about a subscription.",
        ["description"] = "Twitch sends it to the callback of a webhook: an event, a challenge that proves who owns the callback, or the end of the "
            + "subscription. The response to a challenge is its text.",
        ["security"] = new JArray(),
        ["parameters"] = new JArray(Headers.Select(header => new JObject
        {
            ["name"] = header.Name,
            ["in"] = "header",
            ["required"] = true,
            ["description"] = header.Description,
            ["schema"] = new JObject { ["type"] = "string" },
        })),
        ["requestBody"] = new JObject
        {
            ["required"] = true,
            ["content"] = new JObject { ["application/json"] = new JObject { ["schema"] = Message(document) } },
        },
        ["responses"] = new JObject
        {
            ["2XX"] = new JObject { ["description"] = "The message has arrived." },
            ["4XX"] = new JObject { ["description"] = "The message is refused, because its signature is wrong." },
        },
    };

    /// <summary>The body: one object for all kinds of messages. Which properties it has depends on the kind.</summary>
    private static JObject Message(SpecDocument document)
    {
        var properties = new JObject { ["subscription"] = new JObject { ["$ref"] = "#/components/schemas/" + AsyncApiBundle.Subscription } };
        if (AnyEvent(document, isBatched: false) is { } told)
            properties["event"] = told;
        if (AnyEvent(document, isBatched: true) is { } batched)
            properties["events"] = new JObject { ["type"] = "array", ["items"] = batched };
        properties["challenge"] = new JObject { ["type"] = "string" };
        return new JObject { ["type"] = "object", ["required"] = new JArray("subscription"), ["properties"] = properties };
    }

    /// <summary>The schema of an event of any type. Null if there is none.</summary>
    private static JToken? AnyEvent(SpecDocument document, bool isBatched)
    {
        var events = document.EventSubTypes.Where(type => type.IsBatched == isBatched).Select(type => Bundler.EventSubType(type)["event"]).ToList();
        return events.Count > 1 ? new JObject { ["anyOf"] = new JArray(events) } : events.FirstOrDefault();
    }
}
