using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Paging;

[Parallelizable(ParallelScope.All)]
public sealed class PagingTests
{
    [Test]
    public async Task Items_come_from_every_page_in_order_and_each_page_has_the_same_query()
    {
        await using var server = Pages(("", ["1", "2"], "a"), ("a", ["3"], "b+/="), ("b+/=", ["4"], null));
        await using var twitch = server.CreateClient();

        var ids = await IdsOf(twitch.Streams.GetStreamsPagedAsync(gameIds: ["7", "8"], first: 2));

        Assert.That(ids, Is.EqualTo(new[] { "1", "2", "3", "4" }));
        Assert.That(server.Calls.Select(call => call.Query), Is.EqualTo(new (string, string)[][]
        {
            [("game_id", "7"), ("game_id", "8"), ("first", "2")],
            [("game_id", "7"), ("game_id", "8"), ("first", "2"), ("after", "a")],
            [("game_id", "7"), ("game_id", "8"), ("first", "2"), ("after", "b+/=")],
        }));
    }

    [TestCase("""{"data":[{"id":"1"}]}""", TestName = "pagination is absent")]
    [TestCase("""{"data":[{"id":"1"}],"pagination":null}""", TestName = "pagination is null")]
    [TestCase("""{"data":[{"id":"1"}],"pagination":{}}""", TestName = "pagination is empty")]
    [TestCase("""{"data":[{"id":"1"}],"pagination":{"cursor":""}}""", TestName = "the cursor is empty")]
    [TestCase("""{"data":[{"id":"1"}],"pagination":{"cursor":null}}""", TestName = "the cursor is null")]
    [TestCase("""{"data":[{"id":"1"}],"pagination":""}""", TestName = "pagination is an empty string")]
    public async Task The_last_page_has_no_cursor(string lastPage)
    {
        await using var server = new LoopbackServer(Answer.Json(lastPage));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.EqualTo(new[] { "1" }));
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_bare_string_is_a_cursor()
    {
        await using var server = new LoopbackServer(call => Answer.Json(call.RawQuery.Contains("after=next", StringComparison.Ordinal)
            ? """{"data":[{"id":"2"}],"pagination":""}"""
            : """{"data":[{"id":"1"}],"pagination":"next"}"""));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task An_empty_page_in_the_middle_does_not_end_the_list()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", [], "b"), ("b", ["2"], null));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Empty_pages_without_end_are_an_end()
    {
        await using var server = new LoopbackServer(call => Answer.Json($$$"""{"data":[],"pagination":{"cursor":"{{{Guid.NewGuid()}}}"}}"""));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.Empty);
        Assert.That(server.Calls, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task The_same_cursor_again_is_the_end()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", ["2"], "a"));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_that_begins_again_ends_with_no_item_twice()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", ["2"], "b"), ("b", ["1"], "a"));
        await using var twitch = server.CreateClient();

        Assert.That(await IdsOf(twitch.Streams.GetStreamsPagedAsync()), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(server.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Nothing_is_asked_for_before_it_is_needed()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", ["2"], "b"), ("b", ["3"], null));
        await using var twitch = server.CreateClient();
        var list = twitch.Streams.GetStreamsPagedAsync();
        Assert.That(server.Calls, Is.Empty);

        await foreach (var stream in list)
            if (stream.Id == "2")
                break;

        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Cancelled_half_way_it_stops_there()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", ["2"], "b"), ("b", ["3"], null));
        await using var twitch = server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var ids = new List<string>();

        Assert.That(
            async () =>
            {
                await foreach (var stream in twitch.Streams.GetStreamsPagedAsync().WithCancellation(cancel.Token))
                {
                    ids.Add(stream.Id);
                    if (stream.Id == "2")
                        await cancel.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(ids, Is.EqualTo(new[] { "1", "2" }));
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_token_of_the_method_cancels_the_walk_too()
    {
        await using var server = Pages(("", ["1"], "a"), ("a", ["2"], null));
        await using var twitch = server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var list = twitch.Streams.GetStreamsPagedAsync(cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        Assert.That(async () => await IdsOf(list), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task Pages_are_whole_answers_and_a_walk_goes_on_from_a_cursor()
    {
        await using var server = new LoopbackServer(call => Answer.Json(
            call.RawQuery.Contains("after=a", StringComparison.Ordinal)
                ? """{"data":[{"user_id":"2"}],"pagination":{},"total":2}"""
                : """{"data":[{"user_id":"1"}],"pagination":{"cursor":"a"},"total":2}""",
            200, "Ratelimit-Limit: 800", "Ratelimit-Remaining: 799", "Ratelimit-Reset: 1"));
        await using var twitch = server.CreateClient(options => options.AccessToken = "user-token");
        var list = twitch.Channels.GetChannelFollowersPagedAsync("40010001");

        var pages = new List<GetChannelFollowersResponse>();
        await foreach (GetChannelFollowersResponse page in list.AsPages())
            pages.Add(page);
        var rest = new List<IHelixPage<ChannelFollower>>();
        await foreach (var page in list.AsPages(pages[0].Pagination.Cursor))
            rest.Add(page);

        Assert.That(pages.Select(page => page.Total), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(rest.Single().Items.Single().UserId, Is.EqualTo("2"));
        Assert.That(rest.Single().RateLimit?.Remaining, Is.EqualTo(799));
    }

    [Test]
    public async Task A_fault_in_the_middle_leaves_the_pages_before_it_and_the_walk_can_go_on()
    {
        var broken = true;
        await using var server = new LoopbackServer(call => call.RawQuery.Contains("after=a", StringComparison.Ordinal)
            ? broken ? Answer.Empty(503) : Answer.Json("""{"data":[{"id":"2"}]}""")
            : Answer.Json("""{"data":[{"id":"1"}],"pagination":{"cursor":"a"}}"""));
        await using var twitch = server.CreateClient();
        var list = twitch.Streams.GetStreamsPagedAsync();
        string? cursor = null;
        var ids = new List<string>();
        async Task WalkAsync()
        {
            await foreach (var page in list.AsPages(cursor))
            {
                ids.AddRange(page.Items.Select(stream => stream.Id));
                cursor = page.Cursor;
            }
        }

        Assert.That(WalkAsync, Throws.InstanceOf<HelixApiException>());
        broken = false;
        await WalkAsync();

        Assert.That(ids, Is.EqualTo(new[] { "1", "2" }));
    }

    private static LoopbackServer Pages(params (string After, string[] Ids, string? Cursor)[] pages) => new(call =>
    {
        var after = call.Query.FirstOrDefault(entry => entry.Name == "after").Value ?? "";
        var page = pages.Single(each => each.After == after);
        var items = string.Join(',', page.Ids.Select(id => $$"""{"id":"{{id}}"}"""));
        var pagination = page.Cursor is { } cursor ? $$"""{"cursor":"{{cursor}}"}""" : "{}";
        return Answer.Json($$$"""{"data":[{{{items}}}],"pagination":{{{pagination}}}}""");
    });

    private static async Task<List<string>> IdsOf(IAsyncEnumerable<LiveStream> streams)
    {
        var ids = new List<string>();
        await foreach (var stream in streams)
            ids.Add(stream.Id);
        return ids;
    }
}
