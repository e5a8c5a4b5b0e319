using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>The content of a message.</summary>
internal sealed class EventSubPayload : EventSubContent
{
    private static readonly string[] EventFields = ["event", "events"];
    private readonly List<EventSubEvent> events = [];
    private EventSubSubscription? subscription;
    private EventSubSession? session;
    private bool isWhole;

    public EventSubPayload(EventSubMessageHead head) => Head = head;

    /// <summary>What the message says of itself.</summary>
    public EventSubMessageHead Head { get; private set; }

    public EventSubSubscription Subscription => subscription ??= new EventSubSubscription();

    public EventSubSession Session => session ??= new EventSubSession();

    public IReadOnlyList<EventSubEvent> Events => events;

    public string Challenge { get; private set; } = "";

    // The body is signed and the headers of a webhook aren't, so what the body says counts.
    private (string? Type, string? Version) Type =>
        subscription is { Type.Length: > 0, Version.Length: > 0 } told ? (told.Type, told.Version) : (Head.SubscriptionType, Head.SubscriptionVersion);

    /// <summary>Reads the events that came before their type.</summary>
    /// <param name="whole">What the message says of itself, now that it is read whole.</param>
    public void Finish(EventSubMessageHead whole)
    {
        (Head, isWhole) = (whole, true);
        foreach (var name in EventFields)
            if (events.Count == 0 && Kept?.Take(name) is { } early)
                FieldReader.Of(early.CreateReader()).ReadField(this, name);
    }

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "subscription":
                subscription = json.Object(EventSubSubscription.Create);
                return true;
            // One event where a list is promised, and a list where one is, are read, too.
            case "event" or "events" when isWhole || Type is { Type: not null, Version: not null }:
                events.AddRange(json.List(EventSubEventReaders.Of(Type)) ?? []);
                return true;
            case "session":
                session = json.Object(static () => new EventSubSession());
                return true;
            case "challenge" when Head.Type is EventSubMessageHead.Challenge:
                Challenge = json.Text() ?? "";
                return true;
            default:
                return false;
        }
    }
}
