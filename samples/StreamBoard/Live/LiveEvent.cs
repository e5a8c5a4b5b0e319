namespace StreamBoard.Live;

internal enum LiveEventKind
{
    Online,
    Offline,
    PollBegin,
    PollProgress,
    PollEnd,
}

/// <summary>Something that has happened in a channel, as pages need it.</summary>
/// <param name="Kind">What has happened.</param>
/// <param name="ChannelId">The ID of the channel.</param>
/// <param name="ChannelName">Its name.</param>
/// <param name="At">When Twitch told it.</param>
/// <param name="Votes">The votes of a poll by the IDs of its choices. Null if it isn't about a poll.</param>
internal sealed record LiveEvent(
    LiveEventKind Kind, string ChannelId, string ChannelName, DateTimeOffset At, IReadOnlyDictionary<string, int>? Votes = null);
