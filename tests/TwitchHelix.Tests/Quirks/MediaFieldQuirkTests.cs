using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

/// <summary>Clips, videos, schedules, reports, extensions and EventSub.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MediaFieldQuirkTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Recordings =>
    [
        Read("D32 the length of a clip is a fraction", twitch => twitch.Clips.GetClipsAsync(ids: ["a"]),
            """{"data":[{"duration":12.9},{"duration":30},{"duration":"5.5"}]}""",
            answer => Assert.That(answer.Data.Select(clip => clip.Duration), Is.EqualTo(new[] { 12.9, 30, 5.5 }))),
        .. ReadNone(
            "D33 a clip without its video", twitch => twitch.Clips.GetClipsAsync(ids: ["a"]), """{"data":[{"video_id":NONE,"vod_offset":NONE,"id":"a"}]}""",
            answer => Assert.That((answer.Data[0].VideoId, answer.Data[0].VodOffset, answer.Data[0].Id), Is.EqualTo(("", (int?)null, "a")))),
        Read("D33 an offset of 0 is a value", twitch => twitch.Clips.GetClipsAsync(ids: ["a"]), """{"data":[{"vod_offset":0}]}""",
            answer => Assert.That(answer.Data[0].VodOffset, Is.Zero)),
        .. ReadNone("D34 a video without stream and muted parts", twitch => twitch.Videos.GetVideosAsync(ids: ["1"]),
            """{"data":[{"stream_id":NONE,"muted_segments":NONE,"id":"1"}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].StreamId, Is.Null.Or.Empty);
                Assert.That(answer.Data[0].MutedSegments, Is.Empty);
                Assert.That(answer.Data[0].Id, Is.EqualTo("1"));
            }),
        Read("D35 the length of a video", twitch => twitch.Videos.GetVideosAsync(ids: ["1"]), """{"data":[{"duration":"3m21s"},{"duration":"1h0m5s"}]}""",
            answer =>
            {
                Assert.That(answer.Data.Select(video => video.Duration), Is.EqualTo(new[] { "3m21s", "1h0m5s" }));
                Assert.That(answer.Data.Select(video => video.Length), Is.EqualTo(new TimeSpan?[] { new(0, 3, 21), new(1, 0, 5) }));
            }),
        Read("D36 the thumbnail of a stream", twitch => twitch.Streams.GetStreamsAsync(),
            """{"data":[{"thumbnail_url":"https://a.example/live-{width}x{height}.jpg"}]}""",
            answer => Assert.That(ThumbnailUrl.WithSize(answer.Data[0].ThumbnailUrl, 320, 180), Is.EqualTo("https://a.example/live-320x180.jpg"))),
        Read("D36 the thumbnail of a video", twitch => twitch.Videos.GetVideosAsync(ids: ["1"]),
            """{"data":[{"thumbnail_url":"https://a.example/vod-%{width}x%{height}.jpg"}]}""",
            answer => Assert.That(ThumbnailUrl.WithSize(answer.Data[0].ThumbnailUrl, 320, 180), Is.EqualTo("https://a.example/vod-320x180.jpg"))),
        .. ReadNone("D65 a clip without downloads", twitch => twitch.Clips.GetClipsDownloadAsync("1", "1", ["a"]),
            """{"data":[{"landscape_download_url":NONE,"portrait_download_url":NONE,"clip_id":"a"}]}""",
            answer =>
            {
                Assert.That(new[] { answer.Data[0].LandscapeDownloadUrl, answer.Data[0].PortraitDownloadUrl }, Is.All.Null.Or.Empty);
                Assert.That(answer.Data[0].ClipId, Is.EqualTo("a"));
            }),
        .. new[] { "106", "\"106\"" }.Select((id, i) => Read($"D64 the ID of a marker, number or text {i}",
            twitch => twitch.Streams.CreateStreamMarkerAsync(new() { UserId = "1" }),
            $$"""{"data":[{"id":{{id}},"position_seconds":244}]}""",
            answer => Assert.That((answer.Data[0].Id, answer.Data[0].PositionSeconds), Is.EqualTo(("106", 244))))),
        .. new[] { "url", "URL" }.SelectMany(name => new[]
        {
            Read($"D62 a marker's {name}", twitch => twitch.Streams.GetStreamMarkersAsync("1"),
                $$"""{"data":[{"videos":[{"video_id":"4","markers":[{"{{name}}":"https://a.example"}]}]}]}""",
                answer => Assert.That(answer.Data[0].Videos[0].Markers[0].Url, Is.EqualTo("https://a.example"))),
            Read($"D62 a game report's {name}", twitch => twitch.Analytics.GetGameAnalyticsAsync(), $$"""{"data":[{"{{name}}":"https://a.example"}]}""",
                answer => Assert.That(answer.Data[0].Url, Is.EqualTo("https://a.example"))),
            Read($"D62 an extension report's {name}", twitch => twitch.Analytics.GetExtensionAnalyticsAsync(),
                $$"""{"data":[{"{{name}}":"https://a.example"}]}""",
                answer => Assert.That(answer.Data[0].Url, Is.EqualTo("https://a.example"))),
        }),
    ];

    private static IEnumerable<TestCaseData> Schedules =>
    [
        .. ReadNone("D40 no vacation", twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"), """{"data":{"vacation":NONE,"broadcaster_id":"1"}}""",
            answer =>
            {
                Assert.That(answer.Data.Vacation, Is.Null);
                Assert.That(answer.Data.BroadcasterId, Is.EqualTo("1"));
            }),
        .. ReadNone("D40 a vacation without times", twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            """{"data":{"vacation":{"start_time":NONE,"end_time":NONE},"broadcaster_id":"1"}}""",
            answer =>
            {
                Assert.That(answer.Data.Vacation, Is.Not.Null);
                Assert.That((answer.Data.Vacation?.StartTime, answer.Data.Vacation?.EndTime), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
            }),
        Read("D40 a vacation with times", twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            """{"data":{"vacation":{"start_time":"2026-01-02T03:04:05Z","end_time":"2026-01-02T03:04:05Z"}}}""",
            answer => Assert.That(
                (answer.Data.Vacation?.StartTime, answer.Data.Vacation?.EndTime), Is.EqualTo(((DateTimeOffset?)Time, (DateTimeOffset?)Time)))),
        .. ReadNone("D41 category and cancellation of a segment", twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            """{"data":{"segments":[{"category":NONE,"canceled_until":NONE,"id":"s"}]}}""",
            answer =>
            {
                Assert.That(answer.Data.Segments[0].Category, Is.Null);
                Assert.That((answer.Data.Segments[0].CanceledUntil, answer.Data.Segments[0].Id), Is.EqualTo(((DateTimeOffset?)null, "s")));
            }),
    ];

    private static IEnumerable<TestCaseData> Extensions =>
    [
        Read("D12 product_data in camel case", twitch => twitch.Bits.GetExtensionTransactionsAsync("1"),
            """{"data":[{"product_data":{"inDevelopment":true,"displayName":"Sword"}}]}""",
            answer => Assert.That((answer.Data[0].ProductData.InDevelopment, answer.Data[0].ProductData.DisplayName), Is.EqualTo((true, "Sword")))),
        Read("D45 active extensions by slot, inactive ones bare", twitch => twitch.Users.GetUserActiveExtensionsAsync("1"),
            """
            {"data":{"panel":{"1":{"active":true,"id":"p","version":"1.1","name":"P"},"2":{"active":false}},
            "overlay":{"1":{"active":false}},
            "component":{"1":{"active":true,"id":"c","x":0,"y":5},"2":{"active":false}}}}
            """,
            answer =>
            {
                Assert.That((answer.Data.Panel["1"].Active, answer.Data.Panel["1"].Id, answer.Data.Panel["1"].Name), Is.EqualTo((true, "p", "P")));
                Assert.That(
                    (answer.Data.Panel["2"].Active, answer.Data.Panel["2"].Id, answer.Data.Overlay["1"].Active), Is.EqualTo((false, (string?)null, false)));
                Assert.That((answer.Data.Component["1"].X, answer.Data.Component["1"].Y), Is.EqualTo(((int?)0, (int?)5)));
                Assert.That((answer.Data.Component["2"].X, answer.Data.Component["2"].Y), Is.EqualTo(((int?)null, (int?)null)));
            }),
        .. new (string Sent, ExtensionState State)[]
        {
            ("InTest", ExtensionState.InTest),
            ("Testing", ExtensionState.Testing),
            ("Pending", ExtensionState.Pending),
            ("Uploading", ExtensionState.Uploading),
        }.SelectMany(each => new[]
        {
            Read($"D48 an extension is {each.Sent}", twitch => twitch.Extensions.GetExtensionsAsync("e"), $$"""{"data":[{"state":"{{each.Sent}}"}]}""",
                answer => Assert.That((answer.Data[0].State, answer.Data[0].State.Value), Is.EqualTo((each.State, each.Sent)))),
            Read($"D48 a released extension is {each.Sent}", twitch => twitch.Extensions.GetReleasedExtensionsAsync("e"),
                $$"""{"data":[{"state":"{{each.Sent}}"}]}""",
                answer => Assert.That((answer.Data[0].State, answer.Data[0].State.Value), Is.EqualTo((each.State, each.Sent)))),
        }),
        .. new (string Sent, EventSubSubscriptionStatus Status)[]
        {
            ("conduit_deleted", EventSubSubscriptionStatus.ConduitDeleted),
            ("chat_user_banned", EventSubSubscriptionStatus.ChatUserBanned),
            ("websocket_failed_to_reconnect", EventSubSubscriptionStatus.WebsocketFailedToReconnect),
            ("not_yet_thought_of", "not_yet_thought_of"),
        }.Select(each =>
            Read($"D54 a subscription is {each.Sent}", twitch => twitch.EventSub.GetEventSubSubscriptionsAsync(), $$"""{"data":[{"status":"{{each.Sent}}"}]}""",
            answer => Assert.That((answer.Data[0].Status, answer.Data[0].Status.Value), Is.EqualTo((each.Status, each.Sent))))),
    ];

    [TestCaseSource(nameof(Recordings))]
    [TestCaseSource(nameof(Schedules))]
    [TestCaseSource(nameof(Extensions))]
    public Task Field_is_read(QuirkCase quirk) => quirk.RunAsync();
}
