using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>Disposing a client ends all waiting calls at once and closes its connections. No time passes on the clock of these tests.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DisposalUnderWayTests : IAsyncDisposable
{
    private const int Calls = 200;
    private const string UserId = RenewingTwitch.UserId;
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 20, 58, 31, TimeSpan.Zero));
    private readonly LoopbackServer server = new(_ => Granted(remaining: 799));
    private readonly FaultyTokenStore store = new();
    private readonly SeenText log = new();
    private readonly RenewingTwitch twitch;
    private ServiceProvider? services;

    public DisposalUnderWayTests() => twitch = new RenewingTwitch(time, Life);

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Test]
    public async Task Calls_that_wait_for_an_answer([Values] bool hasBegun, [Values] bool isContainer)
    {
        var client = await StartAsync(isContainer: isContainer);
        server.Api = _ => hasBegun ? Answer.Stalled("""{"data":[""") : Answer.Silence;
        var calls = Call(client, Calls);
        await Until.TrueAsync(() => server.Calls.Count == 1 + Calls);

        await EndAsync(client);

        AssertEnded(calls);
        await Until.TrueAsync(() => server.OpenConnections == 0);
    }

    [Test]
    public async Task Look_ups_that_share_a_call()
    {
        var client = await StartAsync(options => options.BatchWindow = TimeSpan.Zero);
        server.Api = _ => Answer.Silence;
        var first = client.Batch.Users.GetAsync("1");
        await Until.TrueAsync(() => server.Calls.Count == 2 || Advance(TimeSpan.FromMilliseconds(1)));

        await EndAsync(client);

        AssertEnded([first]);
        await Until.TrueAsync(() => server.OpenConnections == 0);
    }

    [Test]
    public async Task Calls_that_pause_before_a_retry()
    {
        var client = await StartAsync(options => options.Retry.MaxRetries = 3);
        server.Api = _ => Answer.Empty(500);
        var calls = Call(client, 50);
        await Until.TrueAsync(() => log.Lines.Count(line => line.Contains("the next one follows in", StringComparison.Ordinal)) == 50);

        await EndAsync(client);

        AssertEnded(calls);
        Assert.That(server.Calls, Has.Count.EqualTo(1 + 50));
    }

    [Test]
    public async Task Calls_in_line_for_a_rate_limit()
    {
        server.Api = _ => Granted(remaining: 0);
        var client = await StartAsync();
        var calls = Call(client, Calls);
        await Until.TrueAsync(() => client.RateLimits is [{ Waiting: Calls }]);

        await EndAsync(client);

        AssertEnded(calls);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Calls_that_wait_for_the_app_token()
    {
        server.Identity = _ => Answer.Silence;
        var client = Create();
        var calls = Call(client, Calls);
        await Until.TrueAsync(() => server.IdentityCalls.Count == 1);

        await EndAsync(client);

        AssertEnded(calls);
        await Until.TrueAsync(() => server.OpenConnections == 0);
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task Requests_of_the_callers_to_the_identity_server()
    {
        server.Identity = _ => Answer.Silence;
        var client = Create();
        Task[] calls =
        [
            client.Identity.ValidateAsync("token"), client.Identity.RevokeAsync("token"), client.Identity.StartDeviceAuthorizationAsync([]),
            client.Identity.ExchangeCodeAsync("code", new Uri("https://localhost/")), client.Tokens.AddAsync("token"),
        ];
        await Until.TrueAsync(() => server.IdentityCalls.Count == calls.Length);

        await EndAsync(client);

        AssertEnded(calls);
        await Until.TrueAsync(() => server.OpenConnections == 0);
    }

    [Test]
    public async Task A_device_that_waits_for_its_user()
    {
        var client = Create();
        var waiting = client.Identity.WaitForDeviceAsync(new DeviceAuthorization("device", "USER", new Uri("https://localhost/")) { Interval = Life });

        await EndAsync(client);

        AssertEnded([waiting]);
    }

    [Test]
    public async Task A_change_in_line_for_the_lock_of_the_token_file()
    {
        using var folder = new TestFolder();
        await using var held = new FileStream(folder.TokenFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var client = Create(configure: builder => builder.AddFileTokenStore(folder.TokenFile));
        Task[] waiting = [client.Tokens.AddAsync(twitch.Grant()), client.Tokens.RemoveAsync(UserId), client.Tokens.ValidateAsync()];

        await EndAsync(client);

        AssertEnded(waiting);
    }

    [Test]
    public async Task A_refresh_that_is_on_its_way_is_stored_but_nobody_waits_for_it([Values] bool isAsync)
    {
        var answer = new TaskCompletionSource();
        server.Identity = request => twitch.Identity(request) with { After = answer.Task };
        var client = Create();
        store.Put(twitch.Grant());
        time.Advance(Life);
        Task[] calls = [.. Call(client.ForUser(UserId), 20), client.Tokens.GetAsync(UserId)];
        await Until.TrueAsync(() => twitch.Refreshes == 1);

        var disposing = isAsync ? client.DisposeAsync().AsTask() : EndAsync(client);
        AssertEnded(calls);
        Assert.That(disposing.IsCompleted, Is.EqualTo(!isAsync), "only DisposeAsync waits");
        answer.SetResult();
        await disposing;

        if (!isAsync)
            await Until.TrueAsync(() => Stored == "access-2");
        Assert.That((Stored, twitch.Refreshes), Is.EqualTo(("access-2", 1)));
        await Until.TrueAsync(() => server.OpenConnections == 0);
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_refresh_that_pauses_before_a_retry_ends()
    {
        server.Identity = _ => Answer.Empty(500);
        var client = Create(options => options.Retry.MaxRetries = 3);
        var token = twitch.Grant();
        store.Put(token);
        time.Advance(Life);
        Task[] calls = [.. Call(client.ForUser(UserId), 20), client.Identity.RefreshAsync(token)];
        await Until.TrueAsync(() => server.IdentityCalls.Count == 2);

        await client.DisposeAsync();

        AssertEnded(calls);
        Assert.That(server.IdentityCalls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_its_caller_canceled_before_stays_canceled()
    {
        var client = await StartAsync();
        server.Api = _ => Answer.Silence;
        using var cancel = new CancellationTokenSource();
        var call = client.Users.GetUsersAsync(cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await EndAsync(client);

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_connections_of_a_handler_of_the_application_close_where_calls_are_under_way()
    {
        using var own = new SocketsHttpHandler();
        var client = Create(configure: builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => own));
        await client.Games.GetTopGamesAsync();
        server.Api = _ => Answer.Silence;
        var calls = Call(client, Calls);
        await Until.TrueAsync(() => server.Calls.Count == 1 + Calls);

        await EndAsync(client);

        AssertEnded(calls);
        await Until.TrueAsync(() => server.OpenConnections == 0);
    }

    private string? Stored => store.GetAsync(UserId).AsTask().Result?.AccessToken;

    /// <summary>Creates a client, and makes a call: the first call of a bucket goes alone until its answer.</summary>
    private async Task<HelixClient> StartAsync(Action<HelixOptions>? change = null, bool isContainer = false)
    {
        var client = isContainer ? CreateInContainer() : Create(change);
        await client.Games.GetTopGamesAsync();
        return client;
    }

    private HelixClient Create(Action<HelixOptions>? change = null, Action<TwitchHelixBuilder>? configure = null) => server.CreateClient(change, builder =>
    {
        builder.UseTime(time).AddTokenStore(_ => store).Services.AddLogging(logging => logging.AddProvider(log));
        configure?.Invoke(builder);
    });

    private HelixClient CreateInContainer()
    {
        services = new ServiceCollection().AddTwitchHelix(server.Configure).UseTime(time).Services.BuildServiceProvider();
        return (HelixClient)services.GetRequiredService<IHelixClient>();
    }

    private static Task[] Call(IHelixClient client, int count) => [.. Enumerable.Range(0, count).Select(_ => client.Games.GetTopGamesAsync())];

    private Task EndAsync(HelixClient client)
    {
        client.Dispose();
        services?.Dispose();
        return Task.CompletedTask;
    }

    private bool Advance(TimeSpan step)
    {
        time.Advance(step);
        return false;
    }

    private static void AssertEnded(IEnumerable<Task> calls)
    {
        foreach (var call in calls)
            Assert.That(
                async () => await call.WaitAsync(TimeSpan.FromSeconds(60)),
                Throws.TypeOf<ObjectDisposedException>().With.Property(nameof(ObjectDisposedException.ObjectName)).EqualTo(nameof(HelixClient)));
    }

    private static Answer Granted(int remaining) => Answer.Json(
        """{"data":[]}""",
        200,
        "Ratelimit-Limit: 800",
        $"Ratelimit-Remaining: {remaining}",
        $"Ratelimit-Reset: {new DateTimeOffset(2026, 3, 14, 20, 59, 31, TimeSpan.Zero).ToUnixTimeSeconds()}").KeptAlive();
}
