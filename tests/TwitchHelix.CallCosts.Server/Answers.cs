using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TwitchHelix.CallCosts.Server;

/// <summary>Answers as Twitch gives them, written once.</summary>
internal static class Answers
{
    private const int PageSize = 100;
    private const string Created = "2016-12-14T20:32:28Z";

    private static readonly byte[] Token = Write(new
    {
        access_token = "the-token",
        expires_in = 5_000_000,
        token_type = "bearer",
        client_id = "the-client-id",
        login = "twitchdev",
        user_id = "141981764",
        scopes = new[] { "channel:manage:polls", "moderator:read:followers" },
    });

    private static readonly byte[] Users = Page([User(0)]);
    private static readonly byte[] Followers = Page(Enumerable.Range(0, PageSize).Select(Follower));
    private static readonly byte[] Subscriptions = Page([new { id = "f1c2a387-161a-49f9-a165-0f21d7a4e1c4", status = "enabled" }]);
    private static readonly byte[] Polls = Page([Poll()]);
    private static readonly byte[] Streams = Page(Enumerable.Range(0, PageSize).Select(LiveStream));
    private static readonly string StreamsAsText = Encoding.UTF8.GetString(Streams);

    /// <param name="path">The path of the request.</param>
    /// <param name="after">The cursor of the request. Empty for the first page, and for an answer without pages.</param>
    public static byte[] To(string path, string after) => path switch
    {
        "/helix/streams" => after.Length == 0 ? Streams : StreamsAfter(int.Parse(after, CultureInfo.InvariantCulture)),
        "/helix/users" => Users,
        "/helix/channels/followers" => Followers,
        "/helix/polls" => Polls,
        "/helix/eventsub/subscriptions" => Subscriptions,
        _ => Token,
    };

    private static byte[] StreamsAfter(int page) =>
        Encoding.UTF8.GetBytes(StreamsAsText.Replace("\"cursor\":\"1\"", $"\"cursor\":\"{page + 1}\"", StringComparison.Ordinal));

    private static byte[] Page(IEnumerable<object> items) => Write(new { data = items, pagination = new { cursor = "1" } });

    private static byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static object LiveStream(int index) => new
    {
        id = Id(40_952_121_085 + index),
        user_id = Id(141_981_764 + index),
        user_login = $"user{index}",
        user_name = $"User{index}",
        game_id = "32982",
        game_name = "Grand Theft Auto V",
        type = "live",
        title = $"a title with ñ and 日本語 that is as long as titles are, number {index}",
        tags = new[] { "English", "Roleplay", "Chill" },
        viewer_count = index * 7,
        started_at = "2021-03-10T03:18:11Z",
        language = "en",
        thumbnail_url = "https://static-cdn.example.test/previews-ttv/live_user_name-{width}x{height}.jpg",
        tag_ids = Array.Empty<string>(),
        is_mature = false,
    };

    private static object User(int index) => new
    {
        id = Id(141_981_764 + index),
        login = $"user{index}",
        display_name = $"User{index}",
        type = "",
        broadcaster_type = "partner",
        description = "Supporting third-party developers building Twitch integrations.",
        profile_image_url = "https://static-cdn.example.test/jtv_user_pictures/8a6381c7-300x300.png",
        offline_image_url = "",
        view_count = 5_980_557,
        created_at = Created,
    };

    private static object Follower(int index) =>
        new { user_id = Id(index), user_name = $"User{index}", user_login = $"user{index}", followed_at = Created };

    private static object Poll() => new
    {
        id = "ed961efd-8a3f-4cf5-a9d0-e616c590cd2a",
        broadcaster_id = "141981764",
        broadcaster_name = "TwitchDev",
        broadcaster_login = "twitchdev",
        title = "Heads or Tails?",
        choices = new[] { Choice("4c123012", "Heads"), Choice("279087e3", "Tails") },
        channel_points_voting_enabled = true,
        channel_points_per_vote = 100,
        status = "ACTIVE",
        duration = 1800,
        started_at = "2021-03-19T06:08:33.871278372Z",
    };

    private static object Choice(string id, string title) => new { id, title, votes = 0, channel_points_votes = 0, bits_votes = 0 };

    private static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);
}
