using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>The content of a message.</summary>
internal sealed class EventSubPayload(EventSubMessageHead head) : HelixObject, IJsonFields
{
    private EventSubSubscription? subscription;
    private EventSubSession? session;

    public EventSubSubscription Subscription => subscription ??= new EventSubSubscription();

    public EventSubSession Session => session ??= new EventSubSession();

    public IReadOnlyList<EventSubEvent> Events { get; private set; } = [];

    public string Challenge { get; private set; } = "";

    string? IJsonFields.OnlyText => null;

    bool IJsonFields.ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "subscription":
                subscription = json.Object(EventSubSubscription.Create);
                return true;
            // A list where one event is promised, and one where a list is, are read, too.
            case "event":
            case "events":
                var (type, version) = (head.SubscriptionType ?? subscription?.Type, head.SubscriptionVersion ?? subscription?.Version);
                Events = json.List(EventSubEventReaders.Of(type, version)) ?? Events;
                return true;
            case "session":
                session = json.Object(static () => new EventSubSession());
                return true;
            case "challenge":
                Challenge = json.Text() ?? "";
                return true;
            default:
                return false;
        }
    }

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException("A message is read alone.");
}
