namespace TwitchHelix.Testing.Tests;

/// <summary>Enumerating a list takes as few calls as Twitch allows, counted at the server.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LargestPageTests
{
    [Test]
    public Task A_walk_through_250_streams_takes_3_calls() =>
        AssertCallsAsync(twitch => twitch.Streams.GetStreamsPagedAsync(), "first=100", calls: 3);

    [Test]
    public Task Polls_come_20_at_a_time() =>
        AssertCallsAsync(twitch => twitch.Polls.GetPollsPagedAsync("40010001"), "first=20", calls: 13);

    [Test]
    public Task Segments_of_a_schedule_come_25_at_a_time() =>
        AssertCallsAsync(twitch => twitch.Schedule.GetChannelStreamSchedulePagedAsync("40010001"), "first=25", calls: 10);

    [Test]
    public Task Chatters_come_1000_at_a_time() =>
        AssertCallsAsync(twitch => twitch.Chat.GetChattersPagedAsync("40010001", "40010003"), "first=1000", calls: 1);

    [Test]
    public Task The_caller_s_own_size_is_sent_as_it_is() =>
        AssertCallsAsync(twitch => twitch.Streams.GetStreamsPagedAsync(first: 50), "first=50", calls: 5);

    [Test]
    public Task No_size_is_sent_where_the_operation_takes_none() =>
        AssertCallsAsync(twitch => twitch.EventSub.GetEventSubSubscriptionsPagedAsync(), null, calls: 13);

    [Test]
    public Task No_size_is_sent_where_its_maximum_is_not_known() =>
        AssertCallsAsync(twitch => twitch.Extensions.GetExtensionLiveChannelsPagedAsync("the-extension"), null, calls: 13);

    [Test]
    public Task Videos_of_a_user_come_100_at_a_time() =>
        AssertCallsAsync(twitch => twitch.Videos.GetVideosPagedAsync(userId: "40010001"), "first=100", calls: 3);

    [Test]
    public Task Videos_by_ID_take_no_size() =>
        AssertCallsAsync(twitch => twitch.Videos.GetVideosPagedAsync([.. Enumerable.Range(1, 30).Select(id => $"{id}")]), null, calls: 2, items: 30);

    private static async Task AssertCallsAsync<T>(Func<IHelixClient, HelixPageable<T>> list, string? first, int calls, int items = 250)
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });
        var options = server.CreateOptions();
        options.AccessToken = "any";
        await using var twitch = HelixClient.Create(options);
        var seen = 0;

        await foreach (var _ in list(twitch))
            seen++;

        Assert.That(seen, Is.EqualTo(items));
        var sent = server.Requests.Where(request => request.Operation is not null)
            .Select(request => Array.Find(request.Address.Query.TrimStart('?').Split('&'), part => part.StartsWith("first=", StringComparison.Ordinal)));
        Assert.That(sent, Is.EqualTo(Enumerable.Repeat(first, calls)));
    }
}
