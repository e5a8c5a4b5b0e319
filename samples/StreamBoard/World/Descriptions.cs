using TwitchHelix;

namespace StreamBoard.World;

/// <summary>Describes what is in the world as the API does.</summary>
internal static class Descriptions
{
    private static readonly DateTimeOffset FollowedAt = new(2025, 3, 1, 18, 0, 0, TimeSpan.Zero);

    public static User User(Channel channel) => new()
    {
        Id = channel.Id,
        Login = channel.Login,
        DisplayName = channel.Name,
        BroadcasterType = BroadcasterType.Affiliate,
        Description = channel.About,
        ProfileImageUrl = Avatar(channel),
        Email = $"{channel.Login}@example.com",
        CreatedAt = channel.CreatedAt,
    };

    public static LiveStream Stream(Channel channel) => new()
    {
        Id = channel.Id + "00",
        UserId = channel.Id,
        UserLogin = channel.Login,
        UserName = channel.Name,
        GameId = channel.CategoryId,
        GameName = channel.Category,
        Type = StreamType.Live,
        Title = channel.Title,
        Tags = ["English", "Chill"],
        ViewerCount = channel.Viewers,
        StartedAt = channel.LiveSince!.Value,
        Language = "en",
        ThumbnailUrl = $"/world/streams/{channel.Login}-{{width}}x{{height}}.svg",
    };

    public static FollowedChannel Follow(Channel channel) => new()
    {
        BroadcasterId = channel.Id,
        BroadcasterLogin = channel.Login,
        BroadcasterName = channel.Name,
        FollowedAt = FollowedAt,
    };

    public static CategorySearchResult Category(int index, string name) =>
        new() { Id = Channel.CategoryIdOf(index), Name = name, BoxArtUrl = $"/world/categories/{Channel.CategoryIdOf(index)}-52x72.svg" };

    public static ChannelSearchResult SearchResult(Channel channel) => new()
    {
        Id = channel.Id,
        BroadcasterLogin = channel.Login,
        DisplayName = channel.Name,
        BroadcasterLanguage = "en",
        GameId = channel.CategoryId,
        GameName = channel.Category,
        IsLive = channel.LiveSince is not null,
        StartedAt = channel.LiveSince,
        Title = channel.Title,
        ThumbnailUrl = Avatar(channel),
    };

    public static IReadOnlyList<Clip> Clips(Channel channel, DateTimeOffset now) =>
    [
        .. Cast.ClipTitles.Select((title, index) => new Clip
        {
            Id = $"{channel.Login}-{index}",
            Url = $"/world/clips/{channel.Login}-{index}.svg",
            BroadcasterId = channel.Id,
            BroadcasterName = channel.Name,
            CreatorName = Cast.People[index % Cast.People.Count].Name,
            Title = title,
            ViewCount = 9400 / (index + 1),
            CreatedAt = now.AddDays(-3 * (index + 1)),
            Duration = 12 + (index * 3.5),
            ThumbnailUrl = $"/world/clips/{channel.Login}-{index}.svg",
        }),
    ];

    /// <summary>Describes the next five streams: every second day in the evening.</summary>
    public static IEnumerable<ScheduleSegment> Schedule(Channel channel, DateTimeOffset now) =>
        Enumerable.Range(1, 5).Select(index =>
        {
            var start = new DateTimeOffset(now.UtcDateTime.Date.AddDays(index * 2).AddHours(18), TimeSpan.Zero);
            return new ScheduleSegment
            {
                Id = $"{channel.Id}-{index}",
                StartTime = start,
                EndTime = start.AddHours(3),
                Title = index % 2 == 0 ? "Community night" : "The usual evening",
                Category = new ScheduleCategory { Id = channel.CategoryId, Name = channel.Category },
                IsRecurring = true,
            };
        });

    private static string Avatar(Channel channel) => $"/world/avatars/{channel.Login}.svg";
}
