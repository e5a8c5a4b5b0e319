using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.Versioning;
using Newtonsoft.Json.Linq;
using Polly;
using Polly.Retry;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Pacing;

namespace TwitchHelix.Tests.Diagnostics;

/// <summary>Activities and metrics named <c>TwitchHelix</c>, as OpenTelemetry receives them.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TelemetryTests : IDisposable
{
    private readonly ImpatientTime time = new();
    private readonly ConcurrentQueue<Activity> activities = new();
    private readonly ConcurrentQueue<(string Name, string? Unit, double Value, Dictionary<string, object?> Tags)> measurements = new();
    private readonly ConcurrentBag<Instrument> histograms = [];
    private int port;
    private readonly ActivityListener activityListener;
    private readonly MeterListener meterListener;

    public TelemetryTests()
    {
        // Other tests call at the same time. Only the port of this test's server counts.
        activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TwitchHelix",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("server.port"), port))
                    activities.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(activityListener);
        meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "TwitchHelix")
                    return;
                listener.EnableMeasurementEvents(instrument);
                if (instrument is Histogram<double> or Histogram<int>)
                    histograms.Add(instrument);
            },
        };
        meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meterListener.Start();
    }

    public void Dispose()
    {
        activityListener.Dispose();
        meterListener.Dispose();
    }

    [Test]
    public async Task A_call_that_succeeds()
    {
        await using var server = new LoopbackServer(Answer.Json("{}", 200, Points.Headers(800, 799, time.GetUtcNow() + TimeSpan.FromMinutes(1))));
        await using var twitch = CreateClient(server);

        await CallAsync(twitch);

        var activity = activities.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((activity.DisplayName, activity.Kind, activity.Status, activity.Source.Version),
                Is.EqualTo(("GetUsers", ActivityKind.Client, ActivityStatusCode.Unset, Version)));
            Assert.That(activity.TagObjects, Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = server.Address.Port,
                ["url.template"] = "/helix/users",
                ["twitch.operation"] = "GetUsers",
                ["http.response.status_code"] = 200,
            }));
            Assert.That(Names, Is.EquivalentTo(new[] { "twitch.helix.call.duration s", "twitch.helix.rate_limit.remaining {point}" }));
            Assert.That(Tags("twitch.helix.call.duration"), Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = server.Address.Port,
                ["twitch.operation"] = "GetUsers",
                ["http.response.status_code"] = 200,
            }));
            Assert.That(Value("twitch.helix.rate_limit.remaining"), Is.EqualTo(799));
            Assert.That(Tags("twitch.helix.rate_limit.remaining")["twitch.rate_limit.bucket"], Is.EqualTo("options"));
        }
    }

    [Test]
    public async Task Raw_calls_are_one_operation_whatever_their_path()
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));
        await using var twitch = CreateClient(server);

        await twitch.SendAsync<JObject>(HttpMethod.Get, "new/141981764");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(activities.Single().DisplayName, Is.EqualTo("GET"));
            Assert.That(activities.Single().TagObjects, Does.Contain(new KeyValuePair<string, object?>("url.path", "/helix/new/141981764")));
            Assert.That(activities.Single().GetTagItem("url.template"), Is.Null);
            Assert.That(Tags("twitch.helix.call.duration")["twitch.operation"], Is.EqualTo("raw"));
        }
    }

    [Test]
    public async Task A_call_that_is_sent_again_and_fails()
    {
        await using var server = new LoopbackServer(Answer.Empty(502, Points.Headers(800, 798, time.GetUtcNow() + TimeSpan.FromMinutes(1))));
        await using var twitch = CreateClient(server);

        Assert.CatchAsync<HelixApiException>(() => CallAsync(twitch));

        var activity = activities.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(activity.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(activity.GetTagItem("error.type"), Is.EqualTo("502"));
            Assert.That(activity.GetTagItem("http.response.status_code"), Is.EqualTo(502));
            Assert.That(activity.GetTagItem("http.request.resend_count"), Is.EqualTo(3));
            Assert.That(Value("twitch.helix.call.retries"), Is.EqualTo(3));
            Assert.That(Tags("twitch.helix.call.duration")["error.type"], Is.EqualTo("502"));
            Assert.That(Value("twitch.helix.rate_limit.remaining"), Is.EqualTo(798));
        }
    }

    [TestCase(null, "app")]
    [TestCase("141981764", "user")]
    public async Task Whose_bucket_it_is_without_the_users_ID(string? userId, string bucket)
    {
        await using var server = new LoopbackServer(Answer.Json("{}", 200, Points.Headers(800, 799, time.GetUtcNow() + TimeSpan.FromMinutes(1))));
        await using var twitch = CreateClient(server, options => options.AccessToken = null);
        if (userId is not null)
            await twitch.Tokens.AddAsync(new HelixToken(userId, "access") { Scopes = [] });

        await (userId is null ? twitch : twitch.ForUser(userId)).Users.GetUsersAsync(ids: ["1"]);

        Assert.That(Tags("twitch.helix.rate_limit.remaining"), Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.Address.Port,
            ["twitch.operation"] = "GetUsers",
            ["twitch.rate_limit.bucket"] = bucket,
        }));
    }

    [Test]
    public async Task Histograms_advise_buckets_that_their_values_differ_in()
    {
        await using var server = new LoopbackServer(Answer.Json("{}", 200, Points.Headers(800, 799, time.GetUtcNow() + TimeSpan.FromMinutes(1))));
        await using var twitch = CreateClient(server);
        await CallAsync(twitch);

        var advised = histograms.ToDictionary(
            histogram => histogram.Name,
            histogram => histogram is Histogram<double> seconds
                ? seconds.Advice?.HistogramBucketBoundaries
                : ((Histogram<int>)histogram).Advice?.HistogramBucketBoundaries?.Select(points => (double)points).ToList());

        // A build for netstandard2.0 can advise none.
        var framework = typeof(HelixClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        var can = framework.StartsWith(".NETCoreApp", StringComparison.Ordinal);
        Assert.That(advised["twitch.helix.call.duration"], can ? Is.Ordered.And.Contains(0.1).And.Contains(300.0) : Is.Null);
        Assert.That(advised["twitch.helix.rate_limit.wait"], can ? Is.Ordered.And.Contains(60.0) : Is.Null);
        Assert.That(advised["twitch.helix.rate_limit.remaining"], can ? Is.Ordered.And.Contains(0.0).And.Contains(800.0) : Is.Null);
    }

    [TestCase("cut", "TwitchHelix.HelixException")]
    [TestCase("body", "TwitchHelix.HelixException")]
    [TestCase("JSON", "TwitchHelix.HelixException")]
    [TestCase("timeout", "timeout")]
    [TestCase("canceled", "canceled")]
    public async Task Why_a_call_failed(string how, string errorType)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(how switch
        {
            "cut" => Answer.Cut,
            "body" => Answer.CutOff("{"),
            "JSON" => Answer.Json("{"),
            _ => Answer.Silence,
        });
        if (how == "canceled")
            server.Api = _ =>
            {
                cancel.Cancel();
                return Answer.Silence;
            };
        await using var twitch = CreateClient(server, options =>
        {
            options.Retry.MaxRetries = 0;
            options.Timeout = TimeSpan.FromSeconds(how == "timeout" ? 10 : 100);
        });

        Assert.CatchAsync(() => CallAsync(twitch, cancel.Token));

        Assert.That(activities.Single().GetTagItem("error.type"), Is.EqualTo(errorType));
        Assert.That(activities.Single().Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(Tags("twitch.helix.call.duration")["error.type"], Is.EqualTo(errorType));
    }

    [Test]
    public async Task A_call_that_waits_for_its_turn()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(time.GetUtcNow());
        await using var server = new LoopbackServer(_ => Answer.Json("{}", 200, Points.Headers(1, 0, clock.GetUtcNow() + TimeSpan.FromSeconds(9))));
        await using var twitch = CreateClient(server, clock: clock);
        await CallAsync(twitch);

        var call = CallAsync(twitch);
        clock.Advance(TimeSpan.FromSeconds(10));
        await call;

        Assert.That(activities.Last().GetTagItem("twitch.rate_limit.wait"), Is.EqualTo(10.0));
        Assert.That(Value("twitch.helix.rate_limit.wait"), Is.EqualTo(10.0));
    }

    [Test]
    public async Task The_tries_of_a_pipeline_of_the_callers_own_are_counted_too()
    {
        await using var server = new LoopbackServer(Answer.Empty(500));
        await using var twitch = CreateClient(server, options => options.Retry.Pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero })
            .Build());

        Assert.CatchAsync<HelixApiException>(() => CallAsync(twitch));

        Assert.That(activities.Single().GetTagItem("http.request.resend_count"), Is.EqualTo(2));
    }

    private static string Version =>
        typeof(HelixClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private IEnumerable<string> Names => measurements.Select(measurement => $"{measurement.Name} {measurement.Unit}");

    private Dictionary<string, object?> Tags(string name) => measurements.Single(measurement => measurement.Name == name).Tags;

    private double Value(string name) => measurements.Single(measurement => measurement.Name == name).Value;

    private static Task<GetUsersResponse> CallAsync(HelixClient twitch, CancellationToken cancellationToken = default) =>
        twitch.Users.GetUsersAsync(ids: ["1"], cancellationToken: cancellationToken);

    private HelixClient CreateClient(LoopbackServer server, Action<HelixOptions>? change = null, TimeProvider? clock = null)
    {
        port = server.Address.Port;
        return server.CreateClient(
            options =>
            {
                options.AccessToken = "token";
                options.Retry.MaxRetries = 3;
                change?.Invoke(options);
            },
            builder => builder.UseTime(clock ?? time));
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
        if (all.TryGetValue("server.port", out var server) && Equals(server, port))
            measurements.Enqueue((instrument.Name, instrument.Unit, value, all));
    }
}
