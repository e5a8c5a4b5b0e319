using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>Calls stay within the bucket of points that the server reports.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BucketTests : PacingFixture
{
    [Test]
    public async Task The_first_call_goes_alone_and_then_as_many_as_there_are_points()
    {
        var first = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var points = new Points(5, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        server.Api = _ => points.Answer() with { After = server.Calls.Count == 1 ? first.Task : never.Task };
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(0, 8).Select(_ => CallAsync(twitch)).ToList();
        await Until.TrueAsync(() => server.Calls.Count > 0);
        var alone = server.Calls.Count;
        first.SetResult();
        await Until.TrueAsync(() => server.Calls.Count >= 5);

        Assert.That(alone, Is.EqualTo(1));
        Assert.That(server.Calls, Has.Count.EqualTo(5));
        Assert.That(twitch.RateLimits.Single().Waiting, Is.EqualTo(3));
        never.SetResult();
        await PassTimeAsync(calls, twitch);
        Assert.That(points.Windows, Is.EqualTo(new[] { (5, 0), (3, 0) }));
    }

    [Test]
    public async Task Many_callers_use_every_point_of_every_window_and_none_is_refused()
    {
        var points = new Points(50, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(0, 500).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(calls, twitch);
        await Task.WhenAll(calls);

        Assert.That(points.Windows, Is.EqualTo(Enumerable.Repeat((50, 0), 10)));
    }

    [Test]
    public async Task Those_who_wait_are_woken_at_the_reset_in_the_order_they_came()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);

        var calls = Enumerable.Range(1, 10).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(calls, twitch);

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(Enumerable.Range(1, 10).Select(number => $"id={number}")));
        Assert.That(points.Windows, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Two_clients_share_a_bucket_by_what_the_headers_say()
    {
        var points = new Points(40, Time);
        // The server answers one call at a time. Otherwise the speed of the machine would decide how late the clients learn of each other, and thus the
        // number of refused calls.
        using var server = new HeldServer(points);
        await using var one = CreateClient(server, options => options.Retry.MaxRetries = 3);
        await using var other = CreateClient(server, options => options.Retry.MaxRetries = 3);
        // Before these answers neither client knows of the other.
        foreach (var client in new[] { one, other, one })
            await AnswerInTurnAsync([CallAsync(client)]);

        var calls = Enumerable.Range(0, 200).SelectMany(number => new[] { CallAsync(one, number), CallAsync(other, number) }).ToList();
        await AnswerInTurnAsync(calls);
        await Task.WhenAll(calls);

        var refused = points.Windows.Sum(window => window.Refused);
        TestContext.Out.WriteLine($"refused: {refused} of {calls.Count}; windows: {string.Join(' ', points.Windows)}");
        Assert.That(points.Windows.Select(window => window.Refused), Is.All.LessThanOrEqualTo(2));
        Assert.That(points.Windows.SkipLast(1).Average(window => window.Used), Is.GreaterThanOrEqualTo(39));

        async Task AnswerInTurnAsync(IReadOnlyCollection<Task> open)
        {
            while (true)
            {
                await Until.TrueAsync(() => open.Count(call => !call.IsCompleted) == server.Pending + Waiting(one) + Waiting(other));
                if (server.Pending > 0)
                    server.Answer(0, cut: false);
                else if (open.All(call => call.IsCompleted))
                    return;
                else
                    Time.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    [Test]
    public async Task A_late_answer_of_the_last_window_changes_nothing()
    {
        var late = new TaskCompletionSource();
        var points = new Points(3, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        server.Api = request => points.Answer() with { After = request.RawQuery == "id=99" ? late.Task : null };
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        var lateCall = CallAsync(twitch, 99);
        await Until.TrueAsync(() => server.Calls.Count == 2);
        Time.Advance(TimeSpan.FromSeconds(61));
        await CallAsync(twitch);
        var resetsAt = twitch.RateLimits.Single().RateLimit.ResetsAt;

        late.SetResult();
        await lateCall;

        var state = twitch.RateLimits.Single().RateLimit;
        Assert.That((state.Remaining, state.ResetsAt), Is.EqualTo((2, resetsAt)));
        var rest = Enumerable.Range(0, 3).Select(_ => CallAsync(twitch)).ToList();
        await Until.TrueAsync(() => rest.Count(call => call.IsCompleted) == 2);
        Assert.That(Waiting(twitch), Is.EqualTo(1));
        await PassTimeAsync(rest, twitch);
        Assert.That(points.Windows.Sum(window => window.Refused), Is.Zero);
    }

    [Test]
    public async Task A_late_answer_of_a_window_that_is_over_does_not_hide_what_was_lost_since()
    {
        var late = new TaskCompletionSource();
        var points = new Points(2, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        server.Api = request => points.Answer() switch
        {
            var answer when request.RawQuery == "id=98" => answer with { After = late.Task },
            _ when request.RawQuery == "id=99" => Answer.Silence,
            var answer => answer,
        };
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        Time.Advance(TimeSpan.FromSeconds(61));
        var lateCall = CallAsync(twitch, 98);
        await Until.TrueAsync(() => server.Calls.Count == 2);
        Time.Advance(TimeSpan.FromSeconds(61));
        using var cancel = new CancellationTokenSource();
        var lostCall = CallAsync(twitch, 99, cancel.Token);
        await Until.TrueAsync(() => server.Calls.Count == 3);
        await cancel.CancelAsync();
        Assert.That(async () => await lostCall, Throws.InstanceOf<OperationCanceledException>());

        Time.Advance(TimeSpan.FromSeconds(5));
        late.SetResult();
        await lateCall;
        Time.Advance(TimeSpan.FromSeconds(5));
        var rest = Enumerable.Range(0, 3).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(rest, twitch);
        await Task.WhenAll(rest);

        Assert.That(points.Windows, Is.EqualTo(new[] { (1, 0), (1, 0), (2, 0), (2, 0) }));
    }

    [Test]
    public async Task Without_headers_there_is_no_limit()
    {
        var rest = new TaskCompletionSource();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        server.Api = _ => Answer.Json("""{"data":[]}""") with { After = rest.Task };

        var calls = Enumerable.Range(0, 50).Select(_ => CallAsync(twitch)).ToList();
        await Until.TrueAsync(() => server.Calls.Count == 51);

        Assert.That(twitch.RateLimits, Is.Empty);
        rest.SetResult();
        await Task.WhenAll(calls);
    }

    [Test]
    public async Task A_limit_that_is_told_only_later_is_kept_from_then_on()
    {
        var points = new Points(3, Time);
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        server.Api = _ => points.Answer();
        await CallAsync(twitch);

        var calls = Enumerable.Range(0, 9).Select(number => CallAsync(twitch, number)).ToList();
        await PassTimeAsync(calls, twitch);
        await Task.WhenAll(calls);

        Assert.That(points.Windows, Is.EqualTo(new[] { (3, 0), (3, 0), (3, 0), (1, 0) }));
    }

    [Test]
    public async Task A_first_answer_that_does_not_come_holds_nobody_up_for_long()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, options => options.Timeout = TimeSpan.FromSeconds(100));

        var calls = Enumerable.Range(0, 100).Select(_ => CallAsync(twitch)).ToList();
        for (var second = 0; second < 10; second++)
        {
            var sent = server.Calls.Count;
            Time.Advance(TimeSpan.FromSeconds(1));
            await Until.TrueAsync(() => server.Calls.Count > sent || sent == 100);
        }

        await Until.TrueAsync(() => server.Calls.Count == 100);
        Time.Advance(TimeSpan.FromSeconds(101));
        foreach (var call in calls)
            Assert.That(async () => await call, Throws.InstanceOf<HelixException>());
    }

    [Test]
    public async Task Refused_for_an_empty_bucket_a_call_is_sent_again_at_the_reset_and_takes_nothing_from_the_budget()
    {
        await using var server = new LoopbackServer(_ => Answer.Empty(429, Points.Headers(800, 0, Time.GetUtcNow() + TimeSpan.FromSeconds(30))));
        await using var twitch = CreateClient(server, options =>
        {
            options.Retry.MaxRetries = 1;
            options.Retry.Budget = 0;
        });

        var call = CallAsync(twitch);
        await Until.TrueAsync(() => Waiting(twitch) == 1);
        server.Api = _ => Answer.Json("""{"data":[]}""");
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(Waiting(twitch), Is.EqualTo(1));
        Time.Advance(TimeSpan.FromSeconds(2));
        await call;

        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [TestCase(800, 750, TestName = "A10 points are left")]
    [TestCase(null, null, TestName = "A11 nothing is told")]
    public async Task Refused_for_another_reason_a_call_does_not_wait_for_the_reset(int? limit, int? remaining)
    {
        var time = new ImpatientTime();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Api = _ => server.Calls.Count == 1
            ? Answer.Empty(429, limit is { } full ? Points.Headers(full, remaining!.Value, time.GetUtcNow() + TimeSpan.FromSeconds(50)) : [])
            : Answer.Json("""{"data":[]}""");
        await using var twitch = server.CreateClient(
            options =>
            {
                options.AccessToken = "token";
                options.Retry.MaxRetries = 3;
            },
            builder => builder.UseTime(time));
        var started = time.GetUtcNow();

        await CallAsync(twitch);

        Assert.That(server.Calls, Has.Count.EqualTo(2));
        Assert.That(time.GetUtcNow() - started, Is.GreaterThan(TimeSpan.Zero).And.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Refused_for_its_own_limit_an_operation_waits_as_long_as_that_limit_says()
    {
        var time = new ImpatientTime();
        await using var server = new LoopbackServer(Answer.Empty(204));
        server.Api = _ => server.Calls.Count == 1 ? Answer.Empty(429, Points.Headers(800, 750, time.GetUtcNow() + TimeSpan.FromSeconds(50)))
            : Answer.Empty(204);
        await using var twitch = server.CreateClient(
            options =>
            {
                options.AccessToken = "token";
                options.Retry.MaxRetries = 3;
            },
            builder => builder.UseTime(time));
        var started = time.GetUtcNow();

        await twitch.Chat.SendChatAnnouncementAsync("1", "2", new() { Message = "a" });

        Assert.That(server.Calls, Has.Count.EqualTo(2));
        Assert.That(time.GetUtcNow() - started, Is.InRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Users_and_the_application_have_a_bucket_each()
    {
        var buckets = new Dictionary<string, Points>();
        await using var server = new LoopbackServer(request =>
        {
            lock (buckets)
            {
                var key = request.Header("Authorization")!;
                if (!buckets.TryGetValue(key, out var points))
                    buckets[key] = points = new Points(1, Time);
                return points.Answer();
            }
        });
        await using var twitch = CreateClient(server, options => options.AccessToken = null);
        await twitch.Tokens.AddAsync(new HelixToken("7", "token-of-7") { Scopes = [] });
        await twitch.Tokens.AddAsync(new HelixToken("8", "token-of-8") { Scopes = [] });

        await CallAsync(twitch.ForApp());
        await CallAsync(twitch.ForUser("7"));
        var waiting = CallAsync(twitch.ForUser("7"));
        await CallAsync(twitch.ForUser("8"));

        Assert.That(twitch.RateLimits.Select(bucket => (bucket.UserId, bucket.RateLimit.Limit, bucket.RateLimit.Remaining, bucket.Waiting)),
            Is.EquivalentTo(new (string?, int, int, int)[]
            {
                (null, 1, 0, 0),
                ("7", 1, 0, 1),
                ("8", 1, 0, 0),
            }));
        await PassTimeAsync([waiting], twitch);
    }

    [Test]
    public async Task The_state_can_be_read()
    {
        var points = new Points(800, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        var before = twitch.RateLimits;

        await CallAsync(twitch);

        var bucket = twitch.RateLimits.Single();
        Assert.That(before, Is.Empty);
        Assert.That((bucket.UserId, bucket.RateLimit.Limit, bucket.RateLimit.Remaining, bucket.RateLimit.ResetsAt),
            Is.EqualTo(((string?)null, 800, 799, Start + TimeSpan.FromMinutes(1))));
        Assert.That(bucket.ToString(), Is.EqualTo("application: 799 of 800 points left, 0 calls wait"));
        Time.Advance(TimeSpan.FromSeconds(61));
        Assert.That(twitch.RateLimits.Single().RateLimit.Remaining, Is.EqualTo(800), "after the reset the bucket is full");
    }

    [Test]
    public async Task Cancelling_a_thousand_waiting_calls_returns_them_at_once_and_leaves_no_line()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);
        using var cancel = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 1000).Select(number => CallAsync(twitch, number, cancel.Token)).ToList();
        Assert.That(Waiting(twitch), Is.EqualTo(1000));

        await cancel.CancelAsync();
        var ends = await Task.WhenAll(calls.Select(call => call.ContinueWith(each => each.IsCanceled, TaskScheduler.Default)));

        Assert.That(ends, Is.All.True);
        Assert.That(Waiting(twitch), Is.Zero);
        var next = CallAsync(twitch);
        Time.Advance(TimeSpan.FromSeconds(61));
        await next;
    }

    [Test]
    public async Task Disposing_the_client_turns_away_all_who_wait()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        var twitch = CreateClient(server);
        await CallAsync(twitch);
        var calls = Enumerable.Range(0, 10).Select(number => CallAsync(twitch, number)).ToList();

        await twitch.DisposeAsync();

        foreach (var call in calls)
            Assert.That(async () => await call, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(async () => await CallAsync(twitch), Throws.InstanceOf<ObjectDisposedException>(), "a call that comes later");
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Time_in_line_does_not_count_against_the_timeout_and_the_rest_does()
    {
        var points = new Points(1, Time);
        await using var server = new LoopbackServer(_ => points.Answer());
        await using var twitch = CreateClient(server, options => options.Timeout = TimeSpan.FromSeconds(10));
        await CallAsync(twitch);
        server.Api = _ => Answer.Silence;

        var call = CallAsync(twitch);
        Time.Advance(TimeSpan.FromSeconds(61));
        await Until.TrueAsync(() => server.Calls.Count == 2);
        Time.Advance(TimeSpan.FromSeconds(9));
        Assert.That(call.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(async () => await call, Throws.InstanceOf<HelixException>().With.InnerException.InstanceOf<TimeoutException>());
    }
}
