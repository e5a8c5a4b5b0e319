using System.Text.Json.Serialization;

namespace TwitchHelix.CallCosts;

/// <summary>The generated code that reads and writes what the floor calls for.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Page<StreamItem>))]
[JsonSerializable(typeof(Page<FollowerItem>))]
[JsonSerializable(typeof(Page<UserItem>))]
[JsonSerializable(typeof(Page<PollItem>))]
[JsonSerializable(typeof(NewPoll))]
internal sealed partial class FloorJson : JsonSerializerContext;

internal sealed record Page<T>(List<T> Data, PageCursor? Pagination);

internal sealed record PageCursor(string? Cursor);

internal sealed record StreamItem(
    string Id, string UserId, string UserLogin, string UserName, string GameId, string GameName, string Type, string Title, List<string> Tags,
    int ViewerCount, DateTimeOffset StartedAt, string Language, string ThumbnailUrl, List<string> TagIds, bool IsMature);

internal sealed record FollowerItem(string UserId, string UserLogin, string UserName, DateTimeOffset FollowedAt);

internal sealed record UserItem(
    string Id, string Login, string DisplayName, string Type, string BroadcasterType, string Description, string ProfileImageUrl, string OfflineImageUrl,
    int ViewCount, DateTimeOffset CreatedAt);

internal sealed record PollItem(
    string Id, string BroadcasterId, string BroadcasterName, string BroadcasterLogin, string Title, List<PollChoiceItem> Choices,
    bool ChannelPointsVotingEnabled, int ChannelPointsPerVote, string Status, int Duration, DateTimeOffset StartedAt);

internal sealed record PollChoiceItem(string Id, string Title, int Votes, int ChannelPointsVotes, int BitsVotes);

internal sealed record NewPoll(
    string BroadcasterId, string Title, List<NewPollChoice> Choices, int Duration, bool ChannelPointsVotingEnabled, int ChannelPointsPerVote);

internal sealed record NewPollChoice(string Title);
