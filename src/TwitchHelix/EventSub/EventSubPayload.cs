using System.Runtime.InteropServices;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>The content of a message.</summary>
internal sealed class EventSubPayload(EventSubMessageHead head) : HelixObject, IJsonFields
{
    private EventSubSubscription? subscription;

    public EventSubSubscription Subscription => subscription ??= new EventSubSubscription();

    public IReadOnlyList<EventSubEvent> Events { get; private set; } = [];

    public string Challenge { get; private set; } = "";

    string? IJsonFields.OnlyText => null;

    /// <exception cref="HelixException">It isn't the JSON of an object.</exception>
    public static EventSubPayload Read(ReadOnlyMemory<byte> body, EventSubMessageHead head)
    {
        try
        {
            var bytes = MemoryMarshal.TryGetArray(body, out var segment) ? segment : new ArraySegment<byte>(body.ToArray());
            return HelixJson.Read(bytes, () => new EventSubPayload(head)) ?? throw new JsonSerializationException("There is no JSON.");
        }
        catch (Exception e) when (e is JsonException or TooManyTokensException)
        {
            // The content is the users', so nothing of it is quoted.
            throw new HelixException($"The EventSub message can't be read{JsonFault.Place(e, static _ => "[…]")}.");
        }
    }

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
            case "challenge":
                Challenge = json.Text() ?? "";
                return true;
            default:
                return false;
        }
    }

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException("A message is read alone.");
}
