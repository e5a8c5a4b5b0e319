using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A host validates the tokens of many users.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ManyTokensTests : IAsyncDisposable
{
    private readonly LoopbackServer server = new(Answer.Empty(404));
    private readonly RecordingLogger logger = new();
    /// <summary>The tokens that the server was asked for, and when the calls began.</summary>
    private readonly ConcurrentQueue<(string Token, DateTimeOffset Time)> asked = new();
    private FakeTimeProvider time = new ImpatientTime();
    private IHost? host;

    [Test]
    public async Task Ten_thousand_are_spread_over_a_quarter_of_an_hour_and_none_is_kept()
    {
        const int users = 10_000;
        var answered = 0;
        var ahead = 0;
        var done = new TaskCompletionSource();
        var store = new StreamingTokenStore(users) { OnList = user => ahead = Math.Max(ahead, user - Volatile.Read(ref answered)) };
        server.Identity = request =>
        {
            if (Interlocked.Increment(ref answered) == users)
                done.SetResult();
            return Good(request);
        };

        await StartAsync(store);
        await done.Task;

        var calls = asked.ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Select(call => call.Token).Distinct().Count(), Is.EqualTo(users));
            Assert.That(calls.Zip(calls.Skip(10)).Min(pair => pair.Second.Time - pair.First.Time), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(calls[^1].Time - calls[0].Time, Is.LessThan(TimeSpan.FromMinutes(17)));
            Assert.That(ahead, Is.LessThanOrEqualTo(40), "tokens that were read, and not validated yet");
        }
        await host!.StopAsync();
        Assert.That(calls, Has.Length.EqualTo(asked.Count));
    }

    [Test]
    public async Task One_that_hangs_holds_up_no_other_and_not_the_end()
    {
        server.Identity = request => Token(request) == "access-2" ? Answer.Silence : Good(request);

        await StartAsync(new StreamingTokenStore(100));
        await Until.TrueAsync(() => asked.Count == 100);
        await host!.StopAsync();

        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task The_host_stops_at_once_and_asks_no_more()
    {
        server.Identity = _ => Answer.Silence;

        await StartAsync(new StreamingTokenStore(10_000));
        await Until.TrueAsync(() => asked.Count == 32);
        await host!.StopAsync();
        time.Advance(TimeSpan.FromHours(2));

        Assert.That(asked, Has.Count.EqualTo(32));
        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task While_Twitch_is_down_it_is_asked_rarely_and_that_is_logged_once()
    {
        const int tries = 600;
        var requests = 0;
        server.Identity = request => Interlocked.Increment(ref requests) <= tries ? Answer.Empty(500).KeptAlive() : Good(request);

        await StartAsync(new StreamingTokenStore(200));
        await Until.TrueAsync(() => Warnings.Count > 0);

        var calls = asked.Take(tries).ToArray();
        Assert.That(calls.GroupBy(call => call.Token).Select(same => same.Count()), Is.All.EqualTo(3));
        // Half a minute apart by then. The clock may have moved between a call's turn and its beginning, for each of those that run.
        Assert.That(calls[599].Time - calls[300].Time, Is.GreaterThan(TimeSpan.FromSeconds(30 * (299 - 33))));
        Assert.That(Warnings.Single(), Does.Contain("200 of the stored tokens could not be validated"));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task A_pause_that_Twitch_asks_for_is_made_and_the_token_is_validated_after_it(int status)
    {
        var requests = 0;
        server.Identity = request => ++requests == 1 ? Answer.Empty(status, "Retry-After: 40") : Good(request);

        await StartAsync(new StreamingTokenStore(1));
        await Until.TrueAsync(() => asked.Count == 2);

        var calls = asked.ToArray();
        Assert.That(calls[1].Time - calls[0].Time, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(40)));
        await host!.StopAsync();
        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task A_refusal_of_one_token_is_not_asked_again_and_makes_no_pause()
    {
        var refused = Answer.Json("""{"status":403,"message":"no"}""", 403);
        server.Identity = request => Token(request) == "access-1" ? refused : Good(request);

        await StartAsync(new StreamingTokenStore(30));
        await Until.TrueAsync(() => Warnings.Count > 0);

        var calls = asked.ToArray();
        Assert.That(calls, Has.Length.EqualTo(30));
        Assert.That(calls[^1].Time - calls[0].Time, Is.EqualTo(TimeSpan.FromSeconds(2.9)));
        Assert.That(Warnings.Single(), Does.Contain("status 403"));
    }

    [Test]
    public async Task A_user_who_has_logged_out_since_the_tokens_were_listed_is_left_out()
    {
        server.Identity = Good;
        var store = new StreamingTokenStore(3);
        store.Removed.Add("2");

        await StartAsync(store);
        await Until.TrueAsync(() => asked.Any(call => call.Token == "access-3"));

        Assert.That(asked.Select(call => call.Token), Is.EqualTo(new[] { "access-1", "access-3" }));
    }

    [Test]
    public async Task Validations_follow_each_other_within_an_hour_and_at_random()
    {
        var waits = new LongWaits();
        time = waits;
        server.Identity = Good;

        await StartAsync(new StreamingTokenStore(1));
        for (var validation = 1; validation <= 10; validation++)
        {
            await Until.TrueAsync(() => waits.Seen.Count == validation);
            Assert.That(asked, Has.Count.EqualTo(validation));
            waits.Advance(waits.Seen.Last());
        }

        Assert.That(waits.Seen.Take(10), Is.All.InRange(TimeSpan.FromMinutes(54), TimeSpan.FromMinutes(60)));
        Assert.That(waits.Seen.Take(10).Distinct().Count(), Is.GreaterThan(5));
    }

    [Test]
    public async Task A_validation_that_takes_more_than_an_hour_is_followed_by_the_next_one()
    {
        var time = new FakeTimeProvider();
        this.time = time;
        var answer = new TaskCompletionSource();
        server.Identity = request => Good(request) with { After = answer.Task };

        await StartAsync(new StreamingTokenStore(1));
        await Until.TrueAsync(() => server.IdentityCalls.Count == 1);
        time.Advance(TimeSpan.FromMinutes(90));
        Assert.That(asked, Has.Count.EqualTo(1), "two never run at a time");
        answer.SetResult();

        await Until.TrueAsync(() => asked.Count == 2);
    }

    [Test]
    public async Task A_store_that_breaks_off_is_asked_again_in_some_minutes_and_less_and_less_often()
    {
        var waits = new LongWaits();
        time = waits;
        server.Identity = Good;

        await StartAsync(new StreamingTokenStore(2) { OnList = user => throw new InvalidTimeZoneException("the database is down") });
        for (var validation = 1; validation <= 6; validation++)
        {
            await Until.TrueAsync(() => waits.Seen.Count == validation);
            waits.Advance(waits.Seen.Last());
        }

        double[] longest = [5, 10, 20, 40, 60, 60];
        Assert.That(waits.Seen.Zip(longest, (wait, minutes) => wait.TotalMinutes / minutes), Is.All.InRange(0.9, 1));
        Assert.That(Warnings, Has.Count.GreaterThanOrEqualTo(6).And.All.Contains("the database is down"));
        Assert.That(asked, Is.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
        await server.DisposeAsync();
    }

    private List<string> Warnings => [.. logger.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text)];

    private async Task StartAsync(ITokenStore store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new Provider(logger));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services
            .AddTwitchHelix(options =>
            {
                options.ClientId = "the-client-id";
                options.IdentityAddress = server.Options.IdentityAddress;
                options.Retry.MaxRetries = 0;
                // The clock runs ahead of the calls.
                options.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddTokenStore(_ => store)
            .AddTokenValidation()
            .IdentityHttpClient.AddHttpMessageHandler(() => new Watch(this));
        host = builder.Build();
        await host.StartAsync();
    }

    private static string Token(RecordedRequest request) => request.Header("Authorization")!["OAuth ".Length..];

    private static Answer Good(RecordedRequest request)
    {
        var userId = Token(request)["access-".Length..];
        return Answer.Json($$"""{"client_id":"the-client-id","login":"user{{userId}}","scopes":[],"user_id":"{{userId}}","expires_in":14400}""").KeptAlive();
    }

    /// <summary>Sees a call when it begins. The server sees it later, when the clock may have run ahead.</summary>
    private sealed class Watch(ManyTokensTests test) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test.asked.Enqueue((request.Headers.Authorization!.Parameter!, test.time.GetUtcNow()));
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>A clock that stands still, and records the waits of minutes.</summary>
    private sealed class LongWaits : FakeTimeProvider
    {
        public ConcurrentQueue<TimeSpan> Seen { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime >= TimeSpan.FromMinutes(1))
                Seen.Enqueue(dueTime);
            return timer;
        }
    }

    private sealed class Provider(RecordingLogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
