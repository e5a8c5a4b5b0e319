using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Pacing;

/// <summary>Calls stay within operations' own limits, which the headers don't show, for each key.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OperationLimitTests : PacingFixture
{
    private static readonly TimeSpan Never = TimeSpan.Zero;

    private static IEnumerable<WireOperation> Limited => WireOperation.All.Where(operation => Metadata(operation).RateLimits.Count > 0);

    private static IEnumerable<WireOperation> Keyed => Limited.Where(operation => Metadata(operation).RateLimits.All(limit => limit.Per.Count > 0));

    [TestCaseSource(nameof(Limited))]
    public async Task As_many_calls_go_as_the_limit_allows_and_the_next_one_waits(WireOperation operation)
    {
        await using var server = new LoopbackServer(Answer.Empty(204).KeptAlive());
        await using var twitch = CreateClient(server);
        var limit = Tightest(operation);
        var call = WireCall.Create(operation);
        await call.InvokeAsync(twitch);
        await Task.WhenAll(Enumerable.Range(1, limit.Calls - 1).Select(_ => call.InvokeAsync(twitch)));

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => call.InvokeAsync(twitch.WithRateLimitWait(Never)))!;
        var waiting = call.InvokeAsync(twitch);
        var sent = server.Calls.Count;
        Time.Advance(e.RetryAt!.Value - Time.GetUtcNow());
        await waiting;

        Assert.That(sent, Is.EqualTo(limit.Calls));
        Assert.That(e.RetryAt, Is.GreaterThanOrEqualTo(Start + limit.Period));
        Assert.That(server.Calls, Has.Count.EqualTo(limit.Calls + 1));
    }

    [TestCaseSource(nameof(Keyed))]
    public async Task Another_key_is_not_affected(WireOperation operation)
    {
        await using var server = new LoopbackServer(Answer.Empty(204).KeptAlive());
        await using var twitch = CreateClient(server);
        var call = WireCall.Create(operation);
        for (var i = 0; i < Tightest(operation).Calls; i++)
            await call.InvokeAsync(twitch);

        await WireCall.Create(operation, variant: "other").InvokeAsync(twitch.WithRateLimitWait(Never));

        Assert.That(() => call.InvokeAsync(twitch.WithRateLimitWait(Never)), Throws.InstanceOf<HelixRateLimitException>());
    }

    [TestCaseSource(nameof(Limited))]
    public async Task A_refused_call_does_not_count(WireOperation operation)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":"Bad Request","status":400,"message":"no"}""", 400).KeptAlive());
        await using var twitch = CreateClient(server);
        var call = WireCall.Create(operation);
        for (var i = 0; i <= Tightest(operation).Calls; i++)
            Assert.That(
                () => call.InvokeAsync(twitch.WithRateLimitWait(Never)), Throws.InstanceOf<HelixApiException>().With.Property("ErrorMessage").EqualTo("no"));
    }

    [Test]
    public async Task The_looser_of_two_limits_holds_too()
    {
        await using var server = new LoopbackServer(Answer.Empty(204).KeptAlive());
        await using var twitch = CreateClient(server);
        var operation = WireOperation.All.Single(each => each.Id == "SendWhisper");
        var call = WireCall.Create(operation);

        for (var i = 0; i < 100; i++)
        {
            await call.InvokeAsync(twitch.WithRateLimitWait(Never));
            Time.Advance(TimeSpan.FromSeconds(0.34));
        }

        Assert.That(() => call.InvokeAsync(twitch.WithRateLimitWait(Never)),
            Throws.InstanceOf<HelixRateLimitException>().With.Property("RetryAt").EqualTo(Start + TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_call_that_is_cancelled_in_line_gives_its_place_back()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        using var cancel = new CancellationTokenSource();
        // It holds the place of the announcements, and waits for a point in the bucket.
        var call = twitch.Chat.SendChatAnnouncementAsync("1", "2", new() { Message = "a" }, cancel.Token);
        Assert.That(Waiting(twitch), Is.EqualTo(1));

        await cancel.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Time.Advance(TimeSpan.FromSeconds(61));

        await twitch.WithRateLimitWait(Never).Chat.SendChatAnnouncementAsync("1", "2", new() { Message = "a" });
    }

    [Test]
    public async Task The_time_in_the_line_of_the_limit_is_taken_from_that_for_points()
    {
        var points = new Points(2, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await AnnounceAsync(twitch);
        await CallAsync(twitch);

        // Two seconds for the limit, and a minute for the bucket.
        var call = AnnounceAsync(twitch.WithRateLimitWait(TimeSpan.FromSeconds(59.5)));
        Assert.That(call.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(async () => await call, Throws.InstanceOf<HelixRateLimitException>());

        static Task AnnounceAsync(IHelixClient twitch) => twitch.Chat.SendChatAnnouncementAsync("1", "2", new() { Message = "a" });
    }

    private static HelixOperation Metadata(WireOperation operation) => HelixOperations.All.Single(known => known.Name == operation.Id);

    private static HelixOperationRateLimit Tightest(WireOperation operation) =>
        Metadata(operation).RateLimits.OrderBy(limit => limit.Calls).ThenByDescending(limit => limit.Period).First();
}
