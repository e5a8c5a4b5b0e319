using System.Runtime.CompilerServices;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A caller can choose how long its calls wait for points.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WaitTests : PacingFixture
{
    private static readonly DateTimeOffset Opens = Start + TimeSpan.FromSeconds(61);

    [TestCase(0)]
    [TestCase(60)]
    public async Task A_call_that_would_wait_longer_fails_at_once_and_says_when(int seconds)
    {
        await using var server = EmptyAfterOne();
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.FromSeconds(seconds));
        await CallAsync(twitch);

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.RetryAt, Is.EqualTo(Opens));
            Assert.That(e.StatusCode, Is.Null);
            Assert.That(e.Operation, Is.EqualTo("GetUsers"));
            Assert.That(server.Calls, Has.Count.EqualTo(1));
        }
        Time.Advance(TimeSpan.FromSeconds(61));
        await CallAsync(twitch);
    }

    [Test]
    public async Task A_call_that_need_not_wait_longer_waits()
    {
        await using var server = EmptyAfterOne();
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.FromSeconds(61));
        await CallAsync(twitch);

        var call = CallAsync(twitch);
        Assert.That(Waiting(twitch), Is.EqualTo(1));
        await PassTimeAsync([call], twitch);

        await call;
    }

    [Test]
    public async Task One_who_would_have_to_wait_for_a_second_reset_is_turned_away_at_the_first()
    {
        await using var server = EmptyAfterOne();
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.FromSeconds(70));
        await CallAsync(twitch);

        var calls = new[] { CallAsync(twitch), CallAsync(twitch) };
        Time.Advance(TimeSpan.FromSeconds(61));

        await calls[0];
        Assert.That(async () => await calls[1], Throws.InstanceOf<HelixRateLimitException>().With.Property("RetryAt").GreaterThan(Opens));
        Assert.That(Waiting(twitch), Is.Zero);
    }

    [Test]
    public async Task Who_never_waits_for_points_does_not_wait_for_the_answer_that_tells_of_them_either()
    {
        await using var server = EmptyAfterOne(points: 2);
        var never = new TaskCompletionSource();
        var answer = server.Api;
        server.Api = request => answer(request) with { After = never.Task };
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.Zero);

        var calls = new[] { CallAsync(twitch), CallAsync(twitch), CallAsync(twitch) };
        await Until.TrueAsync(() => server.Calls.Count == 3);
        never.SetResult();
        var ends = await EndsAsync(calls);

        Assert.That(ends.Count(end => end is null), Is.EqualTo(2));
        Assert.That(ends.Count(end => end is HelixRateLimitException { StatusCode: System.Net.HttpStatusCode.TooManyRequests }), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_never_waits_for_points_does_not_wait_for_running_calls_that_may_take_the_last_ones()
    {
        await using var server = EmptyAfterOne(points: 2);
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.Zero);
        await CallAsync(twitch);
        server.Api = _ => Answer.Silence;
        _ = CallAsync(twitch);

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch))!;

        Assert.That((e.RetryAt, e.StatusCode), Is.EqualTo(((DateTimeOffset?)null, (System.Net.HttpStatusCode?)null)));
        Assert.That(e.Message, Does.Contain("RateLimitWait"));
    }

    [Test]
    public async Task Who_waits_for_running_calls_is_refused_when_the_patience_ends()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, options => options.RateLimitWait = TimeSpan.FromSeconds(0.5));
        _ = CallAsync(twitch);
        var second = CallAsync(twitch);
        Assert.That(second.IsCompleted, Is.False);

        Time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.That(async () => await second, Throws.InstanceOf<HelixRateLimitException>().With.Property("RetryAt").Null);
    }

    [TestCase(0, 1)]
    [TestCase(5, 2)]
    public async Task Who_is_refused_without_a_time_to_wait_is_tried_again_only_if_the_pause_is_no_longer_than_the_wait(int wait, int tries)
    {
        await using var server = new LoopbackServer(Answer.Empty(429));
        await using var twitch = server.CreateClient(
            options =>
            {
                options.AccessToken = "token";
                options.RateLimitWait = TimeSpan.FromSeconds(wait);
                options.Retry.MaxRetries = 1;
            },
            builder => builder.UseTime(new ImpatientTime()));

        Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch));

        Assert.That(server.Calls, Has.Count.EqualTo(tries));
    }

    [Test]
    public async Task WithRateLimitWait_chooses_for_some_calls()
    {
        await using var server = EmptyAfterOne();
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        var patient = CallAsync(twitch);

        Assert.That(() => CallAsync(twitch.WithRateLimitWait(TimeSpan.Zero)), Throws.InstanceOf<HelixRateLimitException>());
        Assert.That(() => CallAsync(twitch.ForApp().WithRateLimitWait(TimeSpan.FromSeconds(1))), Throws.InstanceOf<HelixException>());
        var longest = CallAsync(twitch.WithRateLimitWait(TimeSpan.MaxValue));
        var endless = CallAsync(twitch.WithRateLimitWait(TimeSpan.Zero).WithRateLimitWait(Timeout.InfiniteTimeSpan));
        Assert.That(Waiting(twitch), Is.EqualTo(3));
        await PassTimeAsync([patient, longest, endless], twitch);

        await Task.WhenAll(patient, longest, endless);
    }

    [Test]
    public async Task A_negative_wait_is_refused()
    {
        await using var server = EmptyAfterOne();
        await using var twitch = CreateClient(server);

        Assert.That(() => twitch.WithRateLimitWait(TimeSpan.FromSeconds(-2)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => CreateClient(server, options => options.RateLimitWait = TimeSpan.FromSeconds(-2)),
            Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains("HelixOptions.RateLimitWait"));
    }

    [TestCase(true, 30, TestName = "RetryAt of an empty bucket is its reset")]
    [TestCase(false, 7, TestName = "RetryAt is what Retry-After says")]
    public async Task RetryAt_of_a_refused_call(bool isEmpty, int seconds)
    {
        await using var server =
            new LoopbackServer(_ => Answer.Empty(429, isEmpty ? Points.Headers(800, 0, Start + TimeSpan.FromSeconds(30)) : ["Retry-After: 7"]));
        await using var twitch = CreateClient(server);

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch))!;

        Assert.That((e.RetryAt, (int?)e.StatusCode), Is.EqualTo(((DateTimeOffset?)Start + TimeSpan.FromSeconds(seconds), (int?)429)));
    }

    [Test]
    public async Task A_call_with_a_renewed_token_that_would_wait_is_not_tried_again()
    {
        var time = new ImpatientTime();
        await using var server = new LoopbackServer(_ => Answer.Json(
            """{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401,
            Points.Headers(1, 0, time.GetUtcNow() + TimeSpan.FromMinutes(1))));
        await using var twitch = server.CreateClient(
            options =>
            {
                options.RateLimitWait = TimeSpan.Zero;
                options.Retry.MaxRetries = 3;
            },
            builder => builder.UseTime(time));

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => CallAsync(twitch))!;

        Assert.That(e.StatusCode, Is.Null);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
        Assert.That(time.Waits, Is.Empty, "there was no delay before another try");
    }

    [Test]
    public async Task What_is_local_to_a_call_that_waited_is_not_kept()
    {
        var points = new Points(1, TimeProvider.System);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = server.CreateClient(options => options.AccessToken = "token");
        await CallAsync(twitch);

        var local = await WaitInVainAsync(twitch).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(local.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> WaitInVainAsync(IHelixClient twitch)
    {
        var local = new AsyncLocal<object> { Value = new object() };
        using var cancel = new CancellationTokenSource();
        var call = CallAsync(twitch, cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        return new WeakReference(local.Value);
    }

    private LoopbackServer EmptyAfterOne(int points = 1)
    {
        var bucket = new Points(points, Time);
        return new LoopbackServer(_ => bucket.Answer());
    }
}
