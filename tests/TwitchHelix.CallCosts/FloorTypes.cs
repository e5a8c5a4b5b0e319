namespace TwitchHelix.CallCosts;

// Classes with setters, which System.Text.Json reads with the fewest allocations.
internal sealed class Page<T>
{
    public List<T> Data { get; set; } = [];

    public PageCursor? Pagination { get; set; }
}

internal sealed class PageCursor
{
    public string? Cursor { get; set; }
}

internal sealed class StreamItem
{
    public string Id { get; set; } = "";

    public string UserId { get; set; } = "";

    public string UserLogin { get; set; } = "";

    public string UserName { get; set; } = "";

    public string GameId { get; set; } = "";

    public string GameName { get; set; } = "";

    public string Type { get; set; } = "";

    public string Title { get; set; } = "";

    public List<string> Tags { get; set; } = [];

    public int ViewerCount { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public string Language { get; set; } = "";

    public string ThumbnailUrl { get; set; } = "";

    public List<string> TagIds { get; set; } = [];

    public bool IsMature { get; set; }
}

internal sealed class FollowerItem
{
    public string UserId { get; set; } = "";

    public string UserLogin { get; set; } = "";

    public string UserName { get; set; } = "";

    public DateTimeOffset FollowedAt { get; set; }
}

internal sealed class UserItem
{
    public string Id { get; set; } = "";

    public string Login { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Type { get; set; } = "";

    public string BroadcasterType { get; set; } = "";

    public string Description { get; set; } = "";

    public string ProfileImageUrl { get; set; } = "";

    public string OfflineImageUrl { get; set; } = "";

    public int ViewCount { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class PollItem
{
    public string Id { get; set; } = "";

    public string BroadcasterId { get; set; } = "";

    public string BroadcasterName { get; set; } = "";

    public string BroadcasterLogin { get; set; } = "";

    public string Title { get; set; } = "";

    public List<PollChoiceItem> Choices { get; set; } = [];

    public bool ChannelPointsVotingEnabled { get; set; }

    public int ChannelPointsPerVote { get; set; }

    public string Status { get; set; } = "";

    public int Duration { get; set; }

    public DateTimeOffset StartedAt { get; set; }
}

internal sealed class PollChoiceItem
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public int Votes { get; set; }

    public int ChannelPointsVotes { get; set; }

    public int BitsVotes { get; set; }
}

internal sealed class NewPoll
{
    public string BroadcasterId { get; set; } = "";

    public string Title { get; set; } = "";

    public List<NewPollChoice> Choices { get; set; } = [];

    public int Duration { get; set; }

    public bool ChannelPointsVotingEnabled { get; set; }

    public int ChannelPointsPerVote { get; set; }
}

internal sealed class NewPollChoice
{
    public string Title { get; set; } = "";
}
