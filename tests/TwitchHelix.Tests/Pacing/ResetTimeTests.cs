using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A bucket is full again at its reset, whatever the clocks show.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResetTimeTests : PacingFixture
{
    [Test]
    public async Task Nobody_is_woken_before_the_reset()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);

        var call = CallAsync(twitch);
        Time.Advance(TimeSpan.FromSeconds(60));
        var before = (server.Calls.Count, Waiting(twitch));
        Time.Advance(TimeSpan.FromSeconds(1));
        await call;

        Assert.That(before, Is.EqualTo((1, 1)), "a reset is told in whole seconds");
    }

    [TestCase(-1.5, TestName = "the client's clock is 1.5 seconds ahead")]
    [TestCase(-4.5, TestName = "the client's clock is 4.5 seconds ahead")]
    [TestCase(-3600, TestName = "the client's clock is an hour ahead")]
    [TestCase(3600, TestName = "the client's clock is an hour behind")]
    [TestCase(-120, TestName = "the client's clock is two minutes ahead")]
    [TestCase(-15, TestName = "the client's clock is 15 seconds ahead")]
    [TestCase(600, TestName = "the client's clock is ten minutes behind")]
    [TestCase(86400, TestName = "the client's clock is a day behind")]
    public async Task Clocks_may_differ(double ahead)
    {
        var points = new Points(10, Time) { Ahead = TimeSpan.FromSeconds(ahead), IsDated = true };
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(0, 50).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(calls, twitch);
        await Task.WhenAll(calls);

        Assert.That(points.Windows, Is.EqualTo(Enumerable.Repeat((10, 0), 5)));
        Assert.That(Time.GetUtcNow() - Start, Is.LessThan(TimeSpan.FromSeconds(5 * 62)));
    }

    [TestCase(-3600, TestName = "the client's clock is set back by an hour")]
    [TestCase(3600, TestName = "the client's clock is set forward by an hour")]
    public async Task A_clock_may_be_set_while_calls_wait(int seconds)
    {
        var time = new SettableClock(Start);
        var points = new Points(1, time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = server.CreateClient(options => options.AccessToken = "token", builder => builder.UseTime(time));
        await CallAsync(twitch);
        server.Api = _ => Answer.Json("""{"data":[]}""");
        var call = CallAsync(twitch);

        time.IsSetBy = TimeSpan.FromSeconds(seconds);
        time.Advance(TimeSpan.FromSeconds(60));
        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch.WithRateLimitWait(TimeSpan.Zero)))!;
        Assert.That(Waiting(twitch), Is.EqualTo(1));
        time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => call.IsCompletedSuccessfully);
        Assert.That(e.RetryAt, Is.EqualTo(time.GetUtcNow()), "by the clock as it is now");
    }

    [TestCase("800", "0", "253402300799", TestName = "a reset in the year 9999")]
    [TestCase("800", "0", "-62135596800", TestName = "a reset in the year 1")]
    [TestCase("0", "0", "1767225660", TestName = "a bucket of no points")]
    [TestCase("1", "2147483647", "1767225660", TestName = "more points than there are")]
    public async Task Nonsense_in_the_headers_stops_nobody_for_good(string limit, string remaining, string reset)
    {
        await using var server = new LoopbackServer(
            Answer.Json("""{"data":[]}""", 200, $"Ratelimit-Limit: {limit}", $"Ratelimit-Remaining: {remaining}", $"Ratelimit-Reset: {reset}"));
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(0, 3).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(calls, twitch);
        await Task.WhenAll(calls);

        Assert.That(Time.GetUtcNow() - Start, Is.LessThan(TimeSpan.FromMinutes(4)));
    }

    [Test]
    public async Task A_reset_that_is_far_ahead_is_asked_about_every_minute()
    {
        var points = new Points(1, Time) { Window = TimeSpan.FromMinutes(9), IsDated = true };
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server, options => options.Retry.MaxRetries = 3);
        await CallAsync(twitch);
        var calls = Enumerable.Range(0, 5).Select(number => CallAsync(twitch, number)).ToList();

        for (var minute = 1; minute <= 3; minute++)
        {
            Time.Advance(TimeSpan.FromSeconds(62));
            await Until.TrueAsync(() => server.Calls.Count == 1 + minute && Waiting(twitch) == 5);
        }
    }

    private sealed class SettableClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public TimeSpan IsSetBy { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + IsSetBy;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
