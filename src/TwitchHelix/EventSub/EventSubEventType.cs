namespace TwitchHelix;

/// <summary>The events of a known type of EventSub subscription. The table of all types is generated.</summary>
/// <param name="create">Creates an event to read into.</param>
/// <param name="isBatched">Whether a message has a list of events.</param>
internal sealed partial class EventSubEventType(Func<EventSubEvent> create, bool isBatched)
{
    public bool IsBatched => isBatched;

    /// <returns>Null if this version of the library doesn't know the type.</returns>
    public static EventSubEventType? Find(string type, string version) => All.TryGetValue((type, version), out var found) ? found : null;

    public EventSubEvent Create() => create();
}
