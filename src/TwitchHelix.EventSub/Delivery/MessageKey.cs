namespace TwitchHelix.EventSub.Delivery;

/// <summary>The ID of a message, to be kept in great number. Those of Twitch are UUIDs, which are values; any other is kept as text.</summary>
/// <param name="Uuid">The ID, if it is a UUID.</param>
/// <param name="Text">The ID, if it is none.</param>
internal readonly record struct MessageKey(Guid Uuid, string? Text)
{
    public static MessageKey Of(string messageId) => Guid.TryParseExact(messageId, "D", out var uuid) ? new(uuid, null) : new(default, messageId);
}
