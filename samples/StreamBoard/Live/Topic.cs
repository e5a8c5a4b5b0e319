using System.Text.Json.Serialization;
using TwitchHelix;

namespace StreamBoard.Live;

internal enum TopicKind
{
    Stream,
    Poll,
}

/// <summary>What a page wants to know of a channel.</summary>
internal readonly record struct Topic(TopicKind Kind, string ChannelId)
{
    [JsonIgnore]
    public IReadOnlyList<EventSubSubscriptionType> Subscriptions => Kind == TopicKind.Stream
        ? [EventSubSubscriptionTypes.StreamOnline(ChannelId), EventSubSubscriptionTypes.StreamOffline(ChannelId)]
        :
        [
            EventSubSubscriptionTypes.ChannelPollBegin(ChannelId),
            EventSubSubscriptionTypes.ChannelPollProgress(ChannelId),
            EventSubSubscriptionTypes.ChannelPollEnd(ChannelId),
        ];
}
