using System.Net;
using TwitchHelix.Tests.Loopback;
using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

[Parallelizable(ParallelScope.All)]
public sealed class ListQuirkTests
{
    private const string NullData = """{"data":null,"pagination":{}}""";

    private static IEnumerable<TestCaseData> Lists =>
    [
        .. new[] { "{}", "null", """{"cursor":""}""", """{"cursor":null}""", "\"\"" }.Select((pagination, i) => Read(
            $"B1 pagination of the last page {i}",
            twitch => twitch.Streams.GetStreamsAsync(),
            $$"""{"data":[{"id":"1"}],"pagination":{{pagination}}}""",
            answer => Assert.That((answer.Data.Single().Id, answer.Pagination.Cursor), Is.EqualTo(("1", "")).Or.EqualTo(("1", (string?)null))))),
        Read("B1 no pagination at all", twitch => twitch.Streams.GetStreamsAsync(), """{"data":[{"id":"1"}]}""",
            answer => Assert.That((answer.Data.Single().Id, answer.Pagination.Cursor), Is.EqualTo(("1", "")).Or.EqualTo(("1", (string?)null)))),
        Read("B1 pagination is the bare cursor", twitch => twitch.Extensions.GetExtensionLiveChannelsAsync("e"), """{"data":[],"pagination":"YVc1emRHRnNiQ"}""",
            answer => Assert.That(answer.Pagination.Cursor, Is.EqualTo("YVc1emRHRnNiQ"))),
        Read("B7 moderators are null", twitch => twitch.Moderation.GetModeratorsAsync("1"), NullData, answer => Assert.That(answer.Data, Is.Empty)),
        Read("B7 categories are null", twitch => twitch.Search.SearchCategoriesAsync("a"), NullData, answer => Assert.That(answer.Data, Is.Empty)),
        Read("B7 polls are null", twitch => twitch.Polls.GetPollsAsync("1"), NullData, answer => Assert.That(answer.Data, Is.Empty)),
        Read("B7 predictions are null", twitch => twitch.Predictions.GetPredictionsAsync("1"), NullData, answer => Assert.That(answer.Data, Is.Empty)),
        Read("B7 banned users are null", twitch => twitch.Moderation.GetBannedUsersAsync("1"), NullData, answer => Assert.That(answer.Data, Is.Empty)),
        Read("B7 teams of a channel are null", twitch => twitch.Teams.GetChannelTeamsAsync("1"), """{"data":null}""",
            answer => Assert.That(answer.Data, Is.Empty)),
        Read("B8 a schedule is one object", twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            """{"data":{"segments":[{"id":"s"}],"broadcaster_id":"1","vacation":null},"pagination":{"cursor":"next"}}""",
            answer =>
            {
                Assert.That(answer.Data.BroadcasterId, Is.EqualTo("1"));
                Assert.That(answer.Data.Segments.Single().Id, Is.EqualTo("s"));
                Assert.That(answer.Pagination.Cursor, Is.EqualTo("next"));
            }),
        Read("B8 active extensions are one object", twitch => twitch.Users.GetUserActiveExtensionsAsync("1"),
            """{"data":{"panel":{"1":{"active":true,"id":"p"}},"overlay":{},"component":{}}}""",
            answer => Assert.That(answer.Data.Panel["1"].Id, Is.EqualTo("p"))),
        Read("B10 deleted videos are plain strings", twitch => twitch.Videos.DeleteVideosAsync(["1", "2"]), """{"data":["1","2"]}""",
            answer => Assert.That(answer.Data, Is.EqualTo(new[] { "1", "2" }))),
        Read("B11 followers without the scope are a number", twitch => twitch.Channels.GetChannelFollowersAsync("1"),
            """{"total":8,"data":[],"pagination":{}}""",
            answer =>
            {
                Assert.That(answer.Total, Is.EqualTo(8));
                Assert.That(answer.Data, Is.Empty);
            }),
    ];

    [TestCaseSource(nameof(Lists))]
    public Task List_is_read(QuirkCase quirk) => quirk.RunAsync();

    [Test]
    public async Task B2_The_last_cursor_may_lead_to_an_empty_page()
    {
        await using var server = Pages("""{"data":[{"id":"1"}],"pagination":{"cursor":"a"}}""", """{"data":[],"pagination":{}}""");
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync(), stream => stream.Id), Is.EqualTo(new[] { "1" }));
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task B2_The_last_cursor_may_lead_to_the_first_page_again()
    {
        await using var server = Pages("""{"data":[{"id":"1"}],"pagination":{"cursor":"a"}}""", """{"data":[{"id":"1"}],"pagination":{"cursor":"a"}}""");
        await using var twitch = server.CreateClient();

        await IdsOf(twitch.Streams.GetStreamsPagedAsync(), stream => stream.Id);

        Assert.That(server.Calls, Has.Count.EqualTo(2), "it ends");
    }

    [Test]
    public async Task B3_B5_Neither_an_empty_nor_a_short_page_is_the_end()
    {
        await using var server = new LoopbackServer(call => Answer.Json(call.Query.FirstOrDefault(pair => pair.Name == "after").Value switch
        {
            null => """{"data":[{"id":"1"}],"pagination":{"cursor":"a"}}""",
            "a" => """{"data":[],"pagination":{"cursor":"b"}}""",
            _ => """{"data":[{"id":"2"},{"id":"3"}],"pagination":{}}""",
        }));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync(first: 2), stream => stream.Id), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task B6_An_expired_cursor_is_an_error_after_the_pages_before()
    {
        await using var server = new LoopbackServer(call => call.RawQuery.Contains("after=", StringComparison.Ordinal)
            ? Answer.Json("""{"error":"Bad Request","status":400,"message":"invalid cursor"}""", 400)
            : Answer.Json("""{"data":[{"id":"1"}],"pagination":{"cursor":"old"}}"""));
        await using var twitch = server.CreateClient();
        var ids = new List<string>();

        var e = Assert.ThrowsAsync<HelixApiException>(async () =>
        {
            await foreach (var stream in twitch.Streams.GetStreamsPagedAsync())
                ids.Add(stream.Id);
        })!;

        Assert.That(ids, Is.EqualTo(new[] { "1" }));
        Assert.That((e.StatusCode, e.ErrorMessage), Is.EqualTo(((HttpStatusCode?)HttpStatusCode.BadRequest, "invalid cursor")));
    }

    [TestCase("null", TestName = "B9 segments are null behind an exact page boundary")]
    [TestCase("[]", TestName = "B9 segments are empty behind an exact page boundary")]
    public async Task Schedule_pages_by_its_segments(string lastSegments)
    {
        await using var server = Pages(
            """{"data":{"segments":[{"id":"1"},{"id":"2"}],"broadcaster_id":"7"},"pagination":{"cursor":"a"}}""",
            $$$"""{"data":{"segments":{{{lastSegments}}},"broadcaster_id":"7"},"pagination":{}}""");
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Schedule.GetChannelStreamSchedulePagedAsync("7", first: 2), segment => segment.Id), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(new[] { "broadcaster_id=7&first=2", "broadcaster_id=7&first=2&after=a" }));
    }

    [Test]
    public async Task B12_A_stream_that_comes_twice_is_passed_on_twice()
    {
        await using var server =
            Pages("""{"data":[{"id":"1"},{"id":"2"}],"pagination":{"cursor":"a"}}""", """{"data":[{"id":"2"},{"id":"3"}],"pagination":{}}""");
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync(), stream => stream.Id), Is.EqualTo(new[] { "1", "2", "2", "3" }));
    }

    private static LoopbackServer Pages(string first, string last) =>
        new(call => Answer.Json(call.RawQuery.Contains("after=a", StringComparison.Ordinal) ? last : first));

    private static async Task<List<string>> IdsOf<T>(IAsyncEnumerable<T> items, Func<T, string> id)
    {
        var ids = new List<string>();
        await foreach (var item in items)
            ids.Add(id(item));
        return ids;
    }
}
