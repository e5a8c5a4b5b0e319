using Newtonsoft.Json.Linq;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A subscription as Twitch has it.</summary>
internal sealed class TwitchSubscription
{
    public string Id { get; init; } = Guid.NewGuid().ToString();

    public required string Type { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyDictionary<string, string> Condition { get; init; }

    public required string Callback { get; init; }

    public string Method { get; init; } = "webhook";

    /// <summary>The secret that the application gave. Nobody else knows it.</summary>
    public string Secret { get; init; } = "";

    public string Status { get; set; } = "enabled";

    public bool IsAlive => Status is "enabled" or "webhook_callback_verification_pending";

    public static TwitchSubscription Of(EventSubSubscriptionType type, string callback, string status = "enabled", string method = "webhook") => new()
    {
        Type = type.Type,
        Version = type.Version,
        Condition = new Dictionary<string, string>(type.Condition),
        Callback = callback,
        Status = status,
        Method = method,
    };

    public static TwitchSubscription Of(JObject body) => new()
    {
        Type = (string)body["type"]!,
        Version = (string)body["version"]!,
        Condition = body["condition"]!.ToObject<Dictionary<string, string>>()!,
        Callback = (string)body["transport"]!["callback"]!,
        Secret = (string)body["transport"]!["secret"]!,
        Status = "webhook_callback_verification_pending",
    };

    public bool IsLike(TwitchSubscription other) => (Type, Version, Callback) == (other.Type, other.Version, other.Callback)
        && Condition.OrderBy(field => field.Key).SequenceEqual(other.Condition.OrderBy(field => field.Key));

    public EventSubSubscription ToListed() => new()
    {
        Id = Id,
        Type = Type,
        Version = Version,
        Condition = Condition,
        Status = new EventSubSubscriptionStatus(Status),
        Transport = new EventSubTransport { Method = new EventSubTransportMethod(Method), Callback = Callback },
    };

    public JObject ToJson(string? status = null) => new()
    {
        ["id"] = Id,
        ["status"] = status ?? Status,
        ["type"] = Type,
        ["version"] = Version,
        ["cost"] = 0,
        ["condition"] = JObject.FromObject(Condition),
        ["transport"] = new JObject { ["method"] = Method, ["callback"] = Callback },
        ["created_at"] = "2026-11-16T10:00:00Z",
    };
}
