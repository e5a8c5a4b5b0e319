using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A server that fails, or says nothing of the bucket, holds calls up no longer than it has to.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OutageTests : PacingFixture
{
    [Test]
    public async Task While_nothing_is_known_calls_widen_with_every_answer([Values(401, 404, 500, 502)] int status)
    {
        await using var server = new LoopbackServer(Answer.Empty(status).KeptAlive());
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(0, 500).Select(number => CallAsync(twitch, number)).ToList();
        // The clock stands still.
        var ends = await EndsAsync(calls);

        Assert.That(ends, Is.All.InstanceOf<HelixApiException>());
        Assert.That(server.Calls, Has.Count.EqualTo(500));
    }

    [Test]
    public async Task While_nothing_is_known_one_call_goes_then_two_then_more()
    {
        var answers = new TaskCompletionSource();
        var held = 0;
        await using var server = new LoopbackServer(_ =>
        {
            var answer = Answer.Empty(502) with { After = Volatile.Read(ref answers).Task };
            Interlocked.Increment(ref held);
            return answer;
        });
        await using var twitch = CreateClient(server);
        var calls = Enumerable.Range(0, 100).Select(number => CallAsync(twitch, number)).ToList();
        List<int> rounds = [];

        for (var sent = 0; rounds.Count < 3; sent = rounds.Sum())
        {
            await Until.TrueAsync(() => Volatile.Read(ref held) > sent && calls.Count(call => call.IsCompleted) == sent);
            // Two answers widen one after the other, and the calls of the second one come a moment later.
            var expected = rounds.Count switch { 0 => 1, 1 => 2, _ => 8 };
            await Until.TrueAsync(() => Volatile.Read(ref held) - sent == expected);
            rounds.Add(expected);
            Interlocked.Exchange(ref answers, new TaskCompletionSource()).SetResult();
        }

        await EndsAsync(calls, () => Interlocked.Exchange(ref answers, new TaskCompletionSource()).SetResult());
        Assert.That(server.Calls, Has.Count.EqualTo(100));
    }

    [Test]
    public async Task Waiting_while_nothing_is_known_counts_against_the_timeout()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, options => options.Timeout = TimeSpan.FromSeconds(10));
        var calls = Enumerable.Range(0, 60).Select(number => CallAsync(twitch, number)).ToList();
        await Until.TrueAsync(() => server.Calls.Count == 1);

        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await EndsAsync(calls), Is.All.InstanceOf<HelixException>().With.InnerException.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task Waiting_for_the_answers_of_others_counts_against_the_timeout_again_after_a_reset()
    {
        var points = new Points(2, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server, options => options.Timeout = TimeSpan.FromSeconds(10));
        await CallAsync(twitch);
        await CallAsync(twitch);
        server.Api = _ => Answer.Silence;
        var calls = Enumerable.Range(0, 5).Select(number => CallAsync(twitch, number)).ToList();
        Time.Advance(TimeSpan.FromSeconds(61));
        await Until.TrueAsync(() => server.Calls.Count == 4);
        Assert.That(Waiting(twitch), Is.EqualTo(3));

        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await EndsAsync(calls), Is.All.InstanceOf<HelixException>().With.InnerException.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task A_fault_of_the_callers_own_handler_holds_nobody_up()
    {
        var points = new Points(3, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        using var handler = new Failing();
        await using var twitch = server.CreateClient(
            options => options.AccessToken = "token",
            builder => builder.UseTime(Time).HttpClient.AddHttpMessageHandler(() => handler));
        await CallAsync(twitch);
        handler.IsOn = true;
        Assert.That(await EndsAsync([.. Enumerable.Range(0, 5).Select(number => CallAsync(twitch, number))]), Is.All.InstanceOf<NotSupportedException>());
        handler.IsOn = false;

        await CallAsync(twitch);

        Assert.That(points.Windows, Is.EqualTo(new[] { (2, 0) }));
    }

    [Test]
    public async Task After_an_outage_the_api_is_asked_at_once()
    {
        var points = new Points(20, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        var healthy = server.Api;
        server.Api = _ => Answer.Empty(502).KeptAlive();
        await EndsAsync([.. Enumerable.Range(0, 30).Select(number => CallAsync(twitch, number))]);
        server.Api = healthy;

        // All points are feared lost. The first call finds that they aren't.
        await CallAsync(twitch);
        Time.Advance(TimeSpan.FromSeconds(2));
        await CallAsync(twitch);
        await Task.WhenAll(Enumerable.Range(0, 17).Select(number => CallAsync(twitch, number)));

        Assert.That(points.Windows, Is.EqualTo(new[] { (20, 0) }));
    }

    [Test]
    public async Task A_call_that_is_refused_without_a_word_on_the_bucket_holds_no_point()
    {
        var points = new Points(5, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        var healthy = server.Api;
        server.Api = _ => Answer.Json("""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401).KeptAlive();
        for (var call = 0; call < 10; call++)
            await EndsAsync([CallAsync(twitch, call)]);
        server.Api = healthy;

        Assert.That(twitch.RateLimits.Single().RateLimit.Remaining, Is.EqualTo(4));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => CallAsync(twitch, number)));
    }

    [Test]
    public async Task A_server_that_refuses_every_call_is_asked_once_a_second()
    {
        await using var server = new LoopbackServer(_ => Answer.Empty(429, Points.Headers(0, 0, Time.GetUtcNow() + TimeSpan.FromSeconds(30))).KeptAlive());
        await using var twitch = CreateClient(server);
        var calls = Enumerable.Range(0, 100).Select(number => CallAsync(twitch, number)).ToList();

        for (var second = 1; second <= 3; second++)
        {
            await Until.TrueAsync(() => calls.Count(call => call.IsCompleted) == second);
            Assert.That(server.Calls, Has.Count.EqualTo(second));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        server.Api = _ => Answer.Json("""{"data":[]}""").KeptAlive();
        var ends = await EndsAsync(calls, () => Time.Advance(TimeSpan.FromSeconds(1)));
        Assert.That(ends.Count(end => end is null), Is.GreaterThanOrEqualTo(96));
    }

    private sealed class Failing : DelegatingHandler
    {
        public bool IsOn { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsOn ? throw new NotSupportedException("The handler is out of order.") : base.SendAsync(request, cancellationToken);
    }
}
