using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Pacing;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Http;

/// <summary>Which calls are retried after which failures, and when.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RetryTests
{
    private const int Once = 1;
    private const int Always = 4;

    private static readonly Dictionary<string, (Answer Answer, int Repeatable, int Other)> Failures = new()
    {
        ["500"] = (Answer.Empty(500), Always, Once),
        ["501"] = (Answer.Empty(501), Once, Once),
        ["502"] = (Answer.Empty(502), Always, Once),
        ["503"] = (Answer.Empty(503), 2, Once),
        ["504"] = (Answer.Empty(504), Always, Once),
        ["400"] = (Answer.Empty(400), Once, Once),
        ["404"] = (Answer.Empty(404), Once, Once),
        ["409"] = (Answer.Empty(409), Once, Once),
        ["429"] = (Answer.Empty(429), Always, Always),
        ["cut before the answer"] = (Answer.Cut, Always, Once),
        ["cut in the headers"] = (new Answer("HTTP/1.1 200 OK\r\nContent-Ty"u8.ToArray()), Always, Once),
        ["cut in the body"] = (Answer.CutOff("""{"data":["""), Always, Once),
    };

    private readonly ImpatientTime time = new();

    [Test]
    public async Task Number_of_tries(
        [Values(
            "GetUsers", "BlockUser", "DeleteConduit", "ModifyChannelInformation", "UpdateGuestStarSlot", "CreateStreamMarker", "CreateConduits", "StartRaid")]
        string operation,
        [ValueSource(nameof(FailureNames))] string failure)
    {
        var sends = new SendCounter();
        await using var server = new LoopbackServer(Failures[failure].Answer);
        await using var twitch = CreateClient(server, configure: builder => builder.HttpClient.AddHttpMessageHandler(sends.CreateHandler));
        var isRepeatable = operation is "GetUsers" or "BlockUser" or "DeleteConduit" or "ModifyChannelInformation";
        var expected = isRepeatable ? Failures[failure].Repeatable : Failures[failure].Other;
        // The operation's own limit, a raid a minute, is longer than the pauses of retries.
        if (operation == "StartRaid" && failure == "429")
            expected = Once;
        // The maximum number of conduits can exist already, which waiting doesn't cure.
        if (operation == "CreateConduits" && failure == "429")
            expected = Once;

        var e = Assert.CatchAsync<HelixException>(() => WireCall.Create(WireOperation.All.Single(each => each.Id == operation)).InvokeAsync(twitch))!;

        Assert.That(sends.Count, Is.EqualTo(expected));
        // HttpClient itself resends a request without content if the connection breaks before any answer.
        Assert.That(server.Calls, isRepeatable && failure == "cut before the answer" ? Has.Count.AtLeast(expected) : Has.Count.EqualTo(expected));
        Assert.That(e.Operation, Is.EqualTo(operation));
    }

    [TestCase("CreateConduits")]
    [TestCase("CreateEventSubSubscription")]
    [TestCase("SnoozeNextAd")]
    public async Task A_429_that_waiting_does_not_cure_is_an_error_at_once(string operation)
    {
        await using var server = new LoopbackServer(Answer.Json(
            """{"error":"Too Many Requests","status":429,"message":"too many"}""", 429, "Ratelimit-Limit: 800", "Ratelimit-Remaining: 640",
            "Ratelimit-Reset: 4102444800"));
        await using var twitch = CreateClient(server);

        var e = Assert.CatchAsync<HelixApiException>(() => WireCall.Create(WireOperation.All.Single(each => each.Id == operation)).InvokeAsync(twitch))!;

        Assert.That(e, Is.Not.InstanceOf<HelixRateLimitException>());
        Assert.That(((int?)e.StatusCode, e.ErrorMessage), Is.EqualTo((429, "too many")));
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_429_of_an_operation_with_a_quota_is_a_rate_limit_if_the_bucket_is_empty()
    {
        await using var server = new LoopbackServer(Answer.Empty(429, "Ratelimit-Limit: 800", "Ratelimit-Remaining: 0", "Ratelimit-Reset: 4102444800"));
        await using var twitch = CreateClient(server, options => options.Retry.MaxRetries = 0);

        var e = Assert.CatchAsync<HelixRateLimitException>(
            () => WireCall.Create(WireOperation.All.Single(each => each.Id == "CreateConduits")).InvokeAsync(twitch))!;

        Assert.That(e.RetryAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(4102444800)));
    }

    [Test]
    public async Task A_429_of_an_operation_with_a_quota_is_retried_if_Twitch_says_when()
    {
        await using var server = FailsOnce(429, "Retry-After: 7", "Ratelimit-Limit: 800", "Ratelimit-Remaining: 640", "Ratelimit-Reset: 4102444800");
        await using var twitch = CreateClient(server);

        await WireCall.Create(WireOperation.All.Single(each => each.Id == "CreateConduits")).InvokeAsync(twitch);

        Assert.That(server.Calls, Has.Count.EqualTo(2));
        Assert.That(Passed(), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [TestCase("GetUsers")]
    [TestCase("StartRaid")]
    [TestCase("CreateStreamMarker")]
    public async Task Any_call_is_tried_again_if_there_was_no_connection(string operation)
    {
        var sends = new SendCounter();
        var server = new LoopbackServer(Answer.Empty(204));
        var options = server.Options;
        await server.DisposeAsync();
        options.AccessToken = "token";
        options.Retry.MaxRetries = 3;
        await using var twitch = HelixClient.Create(options, builder => builder.UseTime(time).HttpClient.AddHttpMessageHandler(sends.CreateHandler));

        Assert.CatchAsync<HelixException>(() => WireCall.Create(WireOperation.All.Single(each => each.Id == operation)).InvokeAsync(twitch));

        Assert.That(sends.Count, Is.EqualTo(Always));
    }

    [TestCase(503)]
    [TestCase(502)]
    [TestCase(429)]
    public async Task A_call_that_succeeds_in_the_end_is_a_success(int status)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        server.Api = _ => server.Calls.Count == 1 ? Answer.Empty(status) : Answer.Json("""{"data":[{"id":"1"}]}""");
        await using var twitch = CreateClient(server);

        var users = await twitch.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(users.Data.Single().Id, Is.EqualTo("1"));
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_503_between_other_failures_is_retried_once_in_all()
    {
        var answers = new Queue<int>([503, 502, 503, 204]);
        await using var server = new LoopbackServer(_ => Answer.Empty(answers.Dequeue()));
        await using var twitch = CreateClient(server);

        Assert.CatchAsync<HelixApiException>(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(answers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_timeout_is_the_end_of_a_call()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, options => options.Timeout = TimeSpan.FromSeconds(20));

        Assert.CatchAsync<HelixException>(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(server.Calls, Has.Count.LessThanOrEqualTo(1));
    }

    [TestCase("GET", 503)]
    [TestCase("POST", 429)]
    public async Task Retry_After_is_believed(string method, int status)
    {
        await using var server = FailsOnce(status, "Retry-After: 7");
        await using var twitch = CreateClient(server);

        await twitch.SendAsync<string>(new HttpMethod(method), "thing");

        Assert.That(Passed(), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [TestCase(9, 9)]
    [TestCase(0, 0)]
    [TestCase(-9, 0)]
    public async Task Retry_After_may_be_a_date(int inSeconds, int passed)
    {
        var date = time.GetUtcNow() + TimeSpan.FromSeconds(inSeconds);
        await using var server = FailsOnce(503, string.Create(CultureInfo.InvariantCulture, $"Retry-After: {date:R}"));
        await using var twitch = CreateClient(server);

        await twitch.SendAsync<string>(HttpMethod.Get, "thing");

        Assert.That(Passed(), Is.EqualTo(TimeSpan.FromSeconds(passed)));
    }

    [Test]
    public async Task Who_asks_for_longer_than_MaxDelay_is_not_asked_again()
    {
        await using var server = FailsOnce(503, "Retry-After: 31");
        await using var twitch = CreateClient(server);

        Assert.CatchAsync<HelixApiException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"));

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_asks_for_MaxDelay_is_asked_again()
    {
        await using var server = FailsOnce(503, "Retry-After: 30");
        await using var twitch = CreateClient(server);

        await twitch.SendAsync<string>(HttpMethod.Get, "thing");

        Assert.That(Passed(), Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Delays_grow_up_to_MaxDelay()
    {
        await using var server = new LoopbackServer(Answer.Empty(502));
        await using var twitch = CreateClient(server, options =>
        {
            options.Timeout = Timeout.InfiniteTimeSpan;
            options.Retry.MaxRetries = 8;
            options.Retry.Delay = TimeSpan.FromSeconds(1);
            options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        });

        Assert.CatchAsync<HelixApiException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"));

        var delays = time.Waits;
        Assert.That(delays, Has.Count.EqualTo(8));
        Assert.That(delays, Is.All.LessThanOrEqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(delays[^1], Is.GreaterThan(delays[0]));
        Assert.That(delays.Distinct().Count(), Is.GreaterThan(2), "they vary");
    }

    [Test]
    public async Task The_budget_bounds_the_retries_of_all_calls_and_successes_fill_it_again()
    {
        await using var server = new LoopbackServer(Answer.Empty(502));
        await using var twitch = CreateClient(server, options => options.Retry.Budget = 5);

        for (var i = 0; i < 10; i++)
            Assert.CatchAsync<HelixApiException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"));
        var inOutage = server.Calls.Count;
        server.Api = _ => Answer.Empty(204);
        for (var i = 0; i < 10; i++)
            await twitch.SendAsync<string>(HttpMethod.Get, "thing");
        server.Api = _ => Answer.Empty(502);
        Assert.CatchAsync<HelixApiException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"));

        Assert.That(inOutage, Is.EqualTo(10 + 5));
        Assert.That(server.Calls, Has.Count.EqualTo(inOutage + 10 + 2));
    }

    [TestCase(true, TestName = "turned off")]
    [TestCase(false, TestName = "replaced by nothing")]
    public async Task Retrying_can_be_left_out(bool off)
    {
        await using var server = new LoopbackServer(Answer.Empty(429));
        await using var twitch = CreateClient(server, options =>
        {
            options.Retry.MaxRetries = off ? 0 : 3;
            options.Retry.Pipeline = off ? null : ResiliencePipeline.Empty;
        });

        Assert.CatchAsync<HelixRateLimitException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"));

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_pipeline_of_the_callers_own_decides_alone()
    {
        await using var server = new LoopbackServer(Answer.Empty(500));
        await using var twitch = CreateClient(server, options => options.Retry.Pipeline = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions { MaxRetryAttempts = 6, Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<HelixApiException>() })
            .Build());

        Assert.CatchAsync<HelixApiException>(() => twitch.SendAsync<string>(HttpMethod.Post, "thing"));

        Assert.That(server.Calls, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task What_a_pipeline_of_the_callers_own_refuses_is_a_HelixException()
    {
        await using var server = new LoopbackServer(Answer.Empty(500));
        var circuit = new CircuitBreakerManualControl(isIsolated: true);
        await using var twitch = CreateClient(server, options => options.Retry.Pipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ManualControl = circuit })
            .Build());

        var e = Assert.CatchAsync<HelixException>(() => twitch.SendAsync<string>(HttpMethod.Get, "thing"))!;

        Assert.That(e.InnerException, Is.InstanceOf<BrokenCircuitException>());
        Assert.That(e.Message, Does.Contain("HelixRetryOptions.Pipeline"));
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task The_tries_of_a_pipeline_may_run_at_the_same_time()
    {
        var renewals = 0;
        await using var server = new LoopbackServer(Answer.Empty(204))
        {
            Identity = _ => Answer.Json($$"""{"access_token":"app-{{Interlocked.Increment(ref renewals)}}","expires_in":5000000}"""),
        };
        var points = Points.Headers(800, 700, time.GetUtcNow() + TimeSpan.FromDays(1));
        var bothSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (isLearned, sent) = (false, 0);
        server.Api = request =>
        {
            // Nothing is known of the bucket at first, so the first call goes alone.
            if (!isLearned || request.Header("Authorization") != "Bearer app-1")
                return Answer.Json("""{"data":[{"id":"7"}]}""", 200, points);
            if (Interlocked.Increment(ref sent) == 2)
                bothSent.SetResult();
            return Answer.Json("""{"status":401,"message":"Invalid OAuth token"}""", 401, points) with { After = bothSent.Task };
        };
        await using var twitch = CreateClient(server, options =>
        {
            options.AccessToken = null;
            options.Retry.Pipeline = new ResiliencePipelineBuilder().AddStrategy(_ => new TwoTries(), new NoOptions()).Build();
        });
        await twitch.Users.GetUsersAsync(ids: ["7"]);
        isLearned = true;

        var users = await twitch.Users.GetUsersAsync(ids: ["7"]);

        Assert.That(users.Data.Single().Id, Is.EqualTo("7"));
        Assert.That((server.Calls.Count, renewals), Is.EqualTo((2 + 4, 2)), "both tries were refused, and share one new token");
    }

    [TestCase("MaxRetries", -1)]
    [TestCase("Delay", -1)]
    [TestCase("MaxDelay", -1)]
    [TestCase("Budget", -1)]
    public void Options_out_of_range_are_named(string option, int value)
    {
        var options = new HelixOptions { ClientId = "a" };
        var property = typeof(HelixRetryOptions).GetProperty(option)!;
        property.SetValue(options.Retry, property.PropertyType == typeof(TimeSpan) ? TimeSpan.FromSeconds(value) : value);

        Assert.That(
            () => HelixClient.Create(options),
            Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains($"HelixOptions.Retry.{option}"));
    }

    private static IEnumerable<string> FailureNames => Failures.Keys;

    private HelixClient CreateClient(
        LoopbackServer server, Action<HelixOptions>? change = null, Action<TwitchHelixBuilder>? configure = null) => server.CreateClient(
        options =>
        {
            options.AccessToken = "token";
            options.Retry.MaxRetries = 3;
            change?.Invoke(options);
        },
        builder =>
        {
            builder.UseTime(time);
            configure?.Invoke(builder);
        });

    private static LoopbackServer FailsOnce(int status, params string[] headers)
    {
        var isFirst = true;
        return new LoopbackServer(_ =>
        {
            var answer = isFirst ? Answer.Empty(status, headers) : Answer.Empty(204);
            isFirst = false;
            return answer;
        });
    }

    private sealed class NoOptions : ResilienceStrategyOptions;

    /// <summary>Sends each call twice at the same time, as hedging does.</summary>
    private sealed class TwoTries : ResilienceStrategy
    {
        protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
        {
            var other = callback(context, state);
            var outcome = await callback(context, state);
            await other;
            return outcome;
        }
    }

    private TimeSpan Passed() => time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
}
