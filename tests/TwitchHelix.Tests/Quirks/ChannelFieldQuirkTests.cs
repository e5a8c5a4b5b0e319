using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

[Parallelizable(ParallelScope.All)]
public sealed class ChannelFieldQuirkTests
{
    private const string StreamWithGaps =
        """
        {"data":[{"id":"1","type":NONE,"tags":NONE,"tag_ids":NONE,"is_mature":NONE,"title":NONE,"game_id":NONE,"game_name":NONE,
        "viewer_count":3}],"pagination":{}}
        """;

    private static IEnumerable<TestCaseData> Rewards =>
    [
        .. ReadNone("D13 image, cooldown and count of a reward", twitch => twitch.ChannelPoints.GetCustomRewardAsync("1"),
            """{"data":[{"image":NONE,"cooldown_expires_at":NONE,"redemptions_redeemed_current_stream":NONE,"title":"a"}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].Image, Is.Null);
                Assert.That(answer.Data[0].CooldownExpiresAt, Is.Null);
                Assert.That(answer.Data[0].RedemptionsRedeemedCurrentStream, Is.Null);
                Assert.That(answer.Data[0].Title, Is.EqualTo("a"));
            }),
        Read("D14 settings of a reward are nested when read", twitch => twitch.ChannelPoints.GetCustomRewardAsync("1"),
            """
            {"data":[{"max_per_stream_setting":{"is_enabled":true,"max_per_stream":5},
            "max_per_user_per_stream_setting":{"is_enabled":true,"max_per_user_per_stream":2},
            "global_cooldown_setting":{"is_enabled":true,"global_cooldown_seconds":60}}]}
            """,
            answer =>
            {
                var reward = answer.Data.Single();
                Assert.That((reward.MaxPerStreamSetting.IsEnabled, reward.MaxPerStreamSetting.MaxPerStream), Is.EqualTo((true, 5L)));
                Assert.That((reward.MaxPerUserPerStreamSetting.IsEnabled, reward.MaxPerUserPerStreamSetting.MaxPerUserPerStream), Is.EqualTo((true, 2L)));
                Assert.That((reward.GlobalCooldownSetting.IsEnabled, reward.GlobalCooldownSetting.GlobalCooldownSeconds), Is.EqualTo((true, 60L)));
            }),
    ];

    private static IEnumerable<TestCaseData> PollsAndPredictions =>
    [
        .. ReadNone(
            "D15 end of a running poll", twitch => twitch.Polls.GetPollsAsync("1"), """{"data":[{"ended_at":NONE,"status":"ACTIVE"}],"pagination":{}}""",
            answer => Assert.That((answer.Data[0].EndedAt, answer.Data[0].Status), Is.EqualTo(((DateTimeOffset?)null, PollStatus.Active)))),
        .. ReadNone("D15 end of a running prediction", twitch => twitch.Predictions.GetPredictionsAsync("1"),
            """{"data":[{"ended_at":NONE,"locked_at":NONE,"winning_outcome_id":NONE,"status":"ACTIVE"}],"pagination":{}}""",
            answer =>
            {
                Assert.That((answer.Data[0].EndedAt, answer.Data[0].LockedAt, answer.Data[0].Status),
                    Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, PredictionStatus.Active)));
                Assert.That(answer.Data[0].WinningOutcomeId, Is.Null.Or.Empty);
            }),
        .. ReadNone("D16 predictors and what they won", twitch => twitch.Predictions.GetPredictionsAsync("1"),
            """
            {"data":[{"outcomes":[{"top_predictors":NONE,"id":"o1"},
            {"top_predictors":[{"user_id":"2","user_login":"l","user_name":"N","channel_points_won":NONE,"channel_points_used":7}]}]}]}
            """,
            answer =>
            {
                Assert.That(answer.Data[0].Outcomes[0].TopPredictors, Is.Empty);
                Assert.That(answer.Data[0].Outcomes[0].Id, Is.EqualTo("o1"));
                var predictor = answer.Data[0].Outcomes[1].TopPredictors.Single();
                Assert.That((predictor.UserId, predictor.UserLogin, predictor.UserName), Is.EqualTo(("2", "l", "N")));
                Assert.That((predictor.ChannelPointsWon, predictor.ChannelPointsUsed), Is.EqualTo(((long?)null, 7L)));
            }),
        Read("D18 points of a prediction pass 31 bits", twitch => twitch.Predictions.GetPredictionsAsync("1"),
            """{"data":[{"outcomes":[{"channel_points":4294967296,"top_predictors":[{"channel_points_used":2147483648,"channel_points_won":8589934592}]}]}]}""",
            answer =>
            {
                var outcome = answer.Data[0].Outcomes.Single();
                Assert.That((outcome.ChannelPoints, outcome.TopPredictors[0].ChannelPointsUsed, outcome.TopPredictors[0].ChannelPointsWon),
                    Is.EqualTo((4294967296, 2147483648, (long?)8589934592)));
            }),
        Read("D18 cost of a reward passes 31 bits", twitch => twitch.ChannelPoints.GetCustomRewardAsync("1"), """{"data":[{"cost":2147483648}]}""",
            answer => Assert.That(answer.Data[0].Cost, Is.EqualTo(2147483648))),
        Read("D18 cost in a redemption passes 31 bits", twitch => twitch.ChannelPoints.GetCustomRewardRedemptionAsync("1", "2"),
            """{"data":[{"reward":{"cost":2147483648}}]}""", answer => Assert.That(answer.Data[0].Reward.Cost, Is.EqualTo(2147483648))),
        Read("D18 points of a hype train pass 31 bits", twitch => twitch.HypeTrain.GetHypeTrainStatusAsync("1"),
            """{"data":[{"current":{"total":2147483648,"progress":2147483649,"goal":2147483650},"all_time_high":{"total":2147483651}}]}""",
            answer => Assert.That(
                (answer.Data[0].Current?.Total, answer.Data[0].Current?.Progress, answer.Data[0].Current?.Goal, answer.Data[0].AllTimeHigh?.Total),
                Is.EqualTo(((long?)2147483648, (long?)2147483649, (long?)2147483650, (long?)2147483651)))),
    ];

    private static IEnumerable<TestCaseData> Streams =>
    [
        .. ReadNone("D19 D20 D21 a stream", twitch => twitch.Streams.GetStreamsAsync(), StreamWithGaps, answer => CheckStream(answer.Data.Single())),
        .. ReadNone("D19 D20 D21 a followed stream", twitch => twitch.Streams.GetFollowedStreamsAsync("1"), StreamWithGaps,
            answer => CheckStream(answer.Data.Single())),
    ];

    private static IEnumerable<TestCaseData> Texts =>
    [
        .. ReadNone("D21 title and game of a channel", twitch => twitch.Channels.GetChannelInformationAsync(["1"]),
            """{"data":[{"game_id":NONE,"game_name":NONE,"title":NONE,"broadcaster_id":"1"}]}""",
            answer => Assert.That(
                (answer.Data[0].GameId, answer.Data[0].GameName, answer.Data[0].Title, answer.Data[0].BroadcasterId), Is.EqualTo(("", "", "", "1")))),
        .. ReadNone("D21 title and game of a channel found", twitch => twitch.Search.SearchChannelsAsync("a"),
            """{"data":[{"game_id":NONE,"game_name":NONE,"title":NONE,"id":"1"}]}""",
            answer => Assert.That((answer.Data[0].GameId, answer.Data[0].GameName, answer.Data[0].Title, answer.Data[0].Id), Is.EqualTo(("", "", "", "1")))),
        .. ReadNone("D21 title and game of a channel with an extension", twitch => twitch.Extensions.GetExtensionLiveChannelsAsync("e"),
            """{"data":[{"game_id":NONE,"game_name":NONE,"title":NONE,"broadcaster_id":"1"}],"pagination":"next"}""",
            answer =>
            {
                Assert.That(
                    (answer.Data[0].GameId, answer.Data[0].GameName, answer.Data[0].Title, answer.Data[0].BroadcasterId), Is.EqualTo(("", "", "", "1")));
                Assert.That(answer.Pagination.Cursor, Is.EqualTo("next"));
            }),
        .. ReadNone("D21 title and game of a clip", twitch => twitch.Clips.GetClipsAsync(ids: ["a"]), """{"data":[{"game_id":NONE,"title":NONE,"id":"a"}]}""",
            answer => Assert.That((answer.Data[0].GameId, answer.Data[0].Title, answer.Data[0].Id), Is.EqualTo(("", "", "a")))),
        .. ReadNone("D22 IGDB number of a game", twitch => twitch.Games.GetGamesAsync(ids: ["1"]), """{"data":[{"igdb_id":NONE,"id":"1"}]}""",
            answer => Assert.That((answer.Data[0].IgdbId, answer.Data[0].Id), Is.EqualTo(("", "1")))),
        .. ReadNone("D22 IGDB number of a top game", twitch => twitch.Games.GetTopGamesAsync(), """{"data":[{"igdb_id":NONE,"id":"1"}]}""",
            answer => Assert.That((answer.Data[0].IgdbId, answer.Data[0].Id), Is.EqualTo(("", "1")))),
        .. ReadNone("D23 texts of a user", twitch => twitch.Users.GetUsersAsync(),
            """{"data":[{"broadcaster_type":NONE,"type":NONE,"description":NONE,"offline_image_url":NONE,"email":NONE,"id":"1"}]}""",
            answer =>
            {
                var user = answer.Data.Single();
                Assert.That((user.BroadcasterType, user.Type), Is.EqualTo((BroadcasterType.None, UserType.None)));
                Assert.That((user.Description, user.OfflineImageUrl, user.Id), Is.EqualTo(("", "", "1")));
                Assert.That(user.Email, Is.Null.Or.Empty);
            }),
        .. ReadNone("D66 images of a team", twitch => twitch.Teams.GetTeamsAsync("a"),
            """{"data":[{"banner":NONE,"background_image_url":NONE,"thumbnail_url":NONE,"id":"1"}]}""",
            answer =>
            {
                Assert.That(new[] { answer.Data[0].Banner, answer.Data[0].BackgroundImageUrl, answer.Data[0].ThumbnailUrl }, Is.All.Null.Or.Empty);
                Assert.That(answer.Data[0].Id, Is.EqualTo("1"));
            }),
        .. ReadNone("D66 images of a team of a channel", twitch => twitch.Teams.GetChannelTeamsAsync("1"),
            """{"data":[{"banner":NONE,"background_image_url":NONE,"thumbnail_url":NONE,"id":"1"}]}""",
            answer =>
            {
                Assert.That(new[] { answer.Data[0].Banner, answer.Data[0].BackgroundImageUrl, answer.Data[0].ThumbnailUrl }, Is.All.Null.Or.Empty);
                Assert.That(answer.Data[0].Id, Is.EqualTo("1"));
            }),
    ];

    [TestCaseSource(nameof(Rewards))]
    [TestCaseSource(nameof(PollsAndPredictions))]
    [TestCaseSource(nameof(Streams))]
    [TestCaseSource(nameof(Texts))]
    public Task Field_is_read(QuirkCase quirk) => quirk.RunAsync();

    private static void CheckStream(LiveStream stream)
    {
        Assert.That((stream.Type, stream.Title, stream.GameId, stream.GameName), Is.EqualTo((StreamType.None, "", "", "")));
        Assert.That((stream.Id, stream.ViewerCount), Is.EqualTo(("1", 3)));
        Assert.That(stream.Tags, Is.Empty);
#pragma warning disable CS0618 // Twitch still sends them.
        Assert.That(stream.TagIds, Is.Empty);
        Assert.That(stream.IsMature, Is.Null);
#pragma warning restore CS0618
    }
}
