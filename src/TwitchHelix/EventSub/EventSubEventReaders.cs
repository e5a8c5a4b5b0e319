using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>The readers of events. The table of all types is generated.</summary>
internal static partial class EventSubEventReaders
{
    /// <summary>Gets the reader of a type's events. One that this version of the library doesn't know keeps them as they are.</summary>
    public static Func<FieldReader, EventSubEvent?> Of((string? Type, string? Version) of) =>
        of is { Type: { } type, Version: { } version } && All.TryGetValue((type, version), out var read)
            ? read
            : static json => json.Object(UnknownEvent.Create);
}
