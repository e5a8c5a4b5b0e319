using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.EventSub;

/// <summary>An example of an event in the document.</summary>
/// <param name="Type">The type of the subscription.</param>
/// <param name="Version">The version of the type.</param>
/// <param name="Class">The name of the event's class.</param>
/// <param name="IsBatched">Whether a message has a list of events.</param>
/// <param name="Example">The event.</param>
public sealed record DescribedEvent(string Type, string Version, string Class, bool IsBatched, JObject Example)
{
    public static IReadOnlyList<DescribedEvent> All { get; } =
    [
        .. from type in Repository.Document["x-eventsub-types"]!
           from example in type["examples"]!.Children<JObject>()
           select new DescribedEvent(
               (string)type["type"]!, (string)type["version"]!, ((string)type["event"]!["$ref"]!).Split('/')[^1], (bool?)type["batched"] == true, example),
    ];

    /// <summary>The body of a webhook's message.</summary>
    public JObject Body => new()
    {
        ["subscription"] = new JObject
        {
            ["id"] = "f1c2a387-161a-49f9-a165-0f21d7a4e1c4",
            ["status"] = "enabled",
            ["type"] = Type,
            ["version"] = Version,
            ["cost"] = 0,
            ["condition"] = new JObject { ["broadcaster_user_id"] = "40010001" },
            ["transport"] = new JObject { ["method"] = "webhook", ["callback"] = "https://bot.example/eventsub" },
            ["created_at"] = "2026-11-16T10:11:12.634234626Z",
        },
        [IsBatched ? "events" : "event"] = IsBatched ? new JArray(Example, Example) : Example,
    };

    /// <summary>The types that a kind of token can subscribe to, with a condition that stands for any.</summary>
    public static IReadOnlyList<EventSubSubscriptionType> TypesFor(HelixTokenKind token) =>
    [
        .. All.Select(each => (each.Type, each.Version)).Distinct()
            .Select(each => new EventSubSubscriptionType(each.Type, each.Version, new Dictionary<string, string> { ["of"] = "all" }))
            .Where(type => type.AcceptedTokens.Any(accepted => accepted.Kind == token)),
    ];

    public bool IsOf(EventSubSubscriptionType type) => (Type, Version) == (type.Type, type.Version);

    public override string ToString() => $"{Type} {Version}";
}
