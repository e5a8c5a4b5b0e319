using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

[Parallelizable(ParallelScope.All)]
public sealed class TimeQuirkTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Ads => new (string Label, string Json, DateTimeOffset? Value)[]
    {
        ("Unix seconds", "1767323045", Time),
        ("quoted Unix seconds", "\"1767323045\"", Time),
        ("RFC 3339", "\"2026-01-02T03:04:05Z\"", Time),
        ("RFC 3339 with an offset", "\"2026-01-02T05:04:05+02:00\"", Time),
        ("zero", "0", null),
        ("quoted zero", "\"0\"", null),
        ("an empty string", "\"\"", null),
        ("null", "null", null),
    }.SelectMany(form => new[]
    {
        Read($"D1 times of the ad schedule as {form.Label}", twitch => twitch.Ads.GetAdScheduleAsync("1"),
            """{"data":[{"next_ad_at":X,"last_ad_at":X,"snooze_refresh_at":X,"duration":60}]}""".Replace("X", form.Json, StringComparison.Ordinal),
            answer =>
            {
                Assert.That(answer.Data.Single().NextAdAt, Is.EqualTo(form.Value));
                Assert.That(answer.Data.Single().LastAdAt, Is.EqualTo(form.Value));
                Assert.That(answer.Data.Single().SnoozeRefreshAt, Is.EqualTo(form.Value));
                Assert.That(answer.Data.Single().Duration, Is.EqualTo(60));
            }),
        Read($"D1 times of a snooze as {form.Label}", twitch => twitch.Ads.SnoozeNextAdAsync("1"),
            """{"data":[{"next_ad_at":X,"snooze_refresh_at":X,"snooze_count":1}]}""".Replace("X", form.Json, StringComparison.Ordinal),
            answer =>
            {
                Assert.That(answer.Data.Single().NextAdAt, Is.EqualTo(form.Value));
                Assert.That(answer.Data.Single().SnoozeRefreshAt, Is.EqualTo(form.Value));
                Assert.That(answer.Data.Single().SnoozeCount, Is.EqualTo(1));
            }),
    });

    private static IEnumerable<TestCaseData> QuotedNumbers =>
    [
        Read("D1 quoted numbers of the ad schedule", twitch => twitch.Ads.GetAdScheduleAsync("1"),
            """{"data":[{"snooze_count":"1","duration":"60","preroll_free_time":"90"}]}""",
            answer => Assert.That((answer.Data[0].SnoozeCount, answer.Data[0].Duration, answer.Data[0].PrerollFreeTime), Is.EqualTo((1, 60, 90)))),
        Read("D1 numbers of the ad schedule that are empty or null", twitch => twitch.Ads.GetAdScheduleAsync("1"),
            """{"data":[{"snooze_count":"","duration":null,"preroll_free_time":90}]}""",
            answer => Assert.That((answer.Data[0].SnoozeCount, answer.Data[0].Duration, answer.Data[0].PrerollFreeTime), Is.EqualTo((0, 0, 90)))),
        Read("D1 quoted numbers of a snooze", twitch => twitch.Ads.SnoozeNextAdAsync("1"), """{"data":[{"snooze_count":"2"}]}""",
            answer => Assert.That(answer.Data[0].SnoozeCount, Is.EqualTo(2))),
        Read("D1 quoted numbers of a commercial", twitch => twitch.Ads.StartCommercialAsync(new() { BroadcasterId = "1", Length = 60 }),
            """{"data":[{"length":"60","message":"","retry_after":"480"}]}""",
            answer => Assert.That((answer.Data[0].Length, answer.Data[0].RetryAfter), Is.EqualTo((60, 480)))),
    ];

    private static IEnumerable<TestCaseData> NoTimes =>
    [
        .. ReadNone("D3 end of a permanent ban", twitch => twitch.Moderation.GetBannedUsersAsync("1"),
            """{"data":[{"expires_at":NONE,"reason":NONE,"user_id":"2"}],"pagination":{}}""",
            answer => Assert.That((answer.Data[0].ExpiresAt, answer.Data[0].Reason, answer.Data[0].UserId), Is.EqualTo(((DateTimeOffset?)null, "", "2")))),
        .. ReadNone("D4 end of a new ban", twitch => twitch.Moderation.BanUserAsync("1", "1", new() { Data = new() { UserId = "2" } }),
            """{"data":[{"end_time":NONE,"user_id":"2"}]}""",
            answer => Assert.That((answer.Data[0].EndTime, answer.Data[0].UserId), Is.EqualTo(((DateTimeOffset?)null, "2")))),
        .. ReadNone("D5 shield mode that was never used", twitch => twitch.Moderation.GetShieldModeStatusAsync("1", "1"),
            """{"data":[{"moderator_id":NONE,"moderator_login":NONE,"moderator_name":NONE,"last_activated_at":NONE,"is_active":false}]}""",
            answer =>
            {
                Assert.That((answer.Data[0].ModeratorId, answer.Data[0].ModeratorLogin, answer.Data[0].ModeratorName), Is.EqualTo(("", "", "")));
                Assert.That(answer.Data[0].LastActivatedAt, Is.Null);
            }),
        .. ReadNone("D6 a channel that is offline", twitch => twitch.Search.SearchChannelsAsync("a"),
            """{"data":[{"started_at":NONE,"tag_ids":NONE,"tags":NONE,"id":"1"}],"pagination":{}}""",
            answer =>
            {
                Assert.That((answer.Data[0].StartedAt, answer.Data[0].Id), Is.EqualTo(((DateTimeOffset?)null, "1")));
                Assert.That(answer.Data[0].Tags, Is.Empty);
#pragma warning disable CS0618 // Twitch still sends it.
                Assert.That(answer.Data[0].TagIds, Is.Empty);
#pragma warning restore CS0618
            }),
        .. ReadNone("D7 an unban request without resolution", twitch => twitch.Moderation.GetUnbanRequestsAsync("1", "1", UnbanRequestStatus.Pending),
            """
            {"data":[{"resolved_at":NONE,"moderator_id":NONE,"moderator_login":NONE,"moderator_name":NONE,"resolution_text":NONE,
            "id":"9"}],"pagination":{}}
            """,
            answer =>
            {
                var request = answer.Data.Single();
                Assert.That((request.ResolvedAt, request.Id), Is.EqualTo(((DateTimeOffset?)null, "9")));
                Assert.That(new[] { request.ModeratorId, request.ModeratorLogin, request.ModeratorName, request.ResolutionText }, Is.All.Null.Or.Empty);
            }),
        .. ReadNone("D8 end of a blocked term", twitch => twitch.Moderation.GetBlockedTermsAsync("1", "1"),
            """{"data":[{"expires_at":NONE,"text":"a"}],"pagination":{}}""",
            answer => Assert.That((answer.Data[0].ExpiresAt, answer.Data[0].Text), Is.EqualTo(((DateTimeOffset?)null, "a")))),
        .. ReadNone("D9 range of a leaderboard of all times", twitch => twitch.Bits.GetBitsLeaderboardAsync(),
            """{"data":[],"date_range":{"started_at":NONE,"ended_at":NONE},"total":3}""",
            answer => Assert.That(
                (answer.DateRange.StartedAt, answer.DateRange.EndedAt, answer.Total), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, 3)))),
        .. ReadNone("D10 expiration in a transaction", twitch => twitch.Bits.GetExtensionTransactionsAsync("1"),
            """{"data":[{"product_data":{"expiration":NONE,"sku":"s"}}],"pagination":{}}""",
            answer => Assert.That((answer.Data[0].ProductData.Expiration, answer.Data[0].ProductData.Sku), Is.EqualTo(((DateTimeOffset?)null, "s")))),
        .. ReadNone("D10 expiration of a product", twitch => twitch.Extensions.GetExtensionBitsProductsAsync(),
            """{"data":[{"expiration":NONE,"sku":"s"}]}""",
            answer => Assert.That((answer.Data[0].Expiration, answer.Data[0].Sku), Is.EqualTo(((DateTimeOffset?)null, "s")))),
        .. ReadNone("D52 times of a shard", twitch => twitch.Conduits.GetConduitShardsAsync("1"),
            """{"data":[{"id":"0","transport":{"method":"websocket","connected_at":NONE,"disconnected_at":NONE,"session_id":"s"}}],"pagination":{}}""",
            answer =>
            {
                var transport = answer.Data.Single().Transport;
                Assert.That(
                    (transport.ConnectedAt, transport.DisconnectedAt, transport.SessionId), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, "s")));
            }),
        Read("D52 times of a shard that was connected", twitch => twitch.Conduits.GetConduitShardsAsync("1"),
            """{"data":[{"transport":{"connected_at":"2026-01-02T03:04:05Z","disconnected_at":""}}]}""",
            answer => Assert.That(answer.Data.Single().Transport.ConnectedAt, Is.EqualTo(Time))),
    ];

    private static IEnumerable<TestCaseData> Forms =>
    [
        .. Enumerable.Range(0, 10).Select(digits => Read($"D37 a fraction of {digits} digits", twitch => twitch.Users.GetUsersAsync(),
            $$"""{"data":[{"created_at":"2026-01-02T03:04:05{{(digits == 0 ? "" : "." + "123456789"[..digits])}}Z"}]}""",
            answer => Assert.That(answer.Data[0].CreatedAt, Is.EqualTo(Time.AddTicks(long.Parse("1234567"[..Math.Min(digits, 7)].PadRight(7, '0'), null)))))),
        Read("D38 a team as Go prints times", twitch => twitch.Teams.GetTeamsAsync("a"),
            """{"data":[{"created_at":"2026-01-02 03:04:05 +0000 UTC","updated_at":"2026-01-02 03:04:05.123456789 +0000 UTC"}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].CreatedAt, Is.EqualTo(Time));
                Assert.That(answer.Data[0].UpdatedAt, Is.EqualTo(Time.AddTicks(1234567)));
            }),
        Read("D38 a team of a channel as Go prints times", twitch => twitch.Teams.GetChannelTeamsAsync("1"),
            """{"data":[{"created_at":"2026-01-02 03:04:05 +0000 UTC","updated_at":"2026-01-02 03:04:05 +0000 UTC"}]}""",
            answer => Assert.That((answer.Data[0].CreatedAt, answer.Data[0].UpdatedAt), Is.EqualTo((Time, Time)))),
        Read("D38b a clip without T and offset", twitch => twitch.Clips.GetClipsAsync(ids: ["a"]),
            """{"data":[{"created_at":"2026-01-02 03:04:05"}],"pagination":{}}""",
            answer => Assert.That(answer.Data[0].CreatedAt, Is.EqualTo(Time))),
    ];

    [TestCaseSource(nameof(Ads))]
    [TestCaseSource(nameof(QuotedNumbers))]
    [TestCaseSource(nameof(NoTimes))]
    [TestCaseSource(nameof(Forms))]
    public Task Time_is_read(QuirkCase quirk) => quirk.RunAsync();
}
