using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>The results of the health check.</summary>
public sealed partial class HealthCheckTests : TokenFixture
{
    [Test]
    public async Task It_is_healthy_while_the_app_token_is_good_and_takes_no_point()
    {
        await StoreTokenAsync();

        var report = await CheckAsync();

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(Server.IdentityCalls.Select(call => call.Path), Is.EqualTo(new[] { "/oauth2/token", "/oauth2/validate" }));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task It_is_degraded_while_users_have_to_grant_access_again()
    {
        await StoreTokenAsync();
        Store.Put(new HelixToken("2", "secret-access") { NeedsConsent = true });

        var report = await CheckAsync();

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(report.Description, Is.EqualTo("1 user has to grant access again."));
        Assert.That(report.Data, Is.Empty, "a health page may be public");
    }

    [Test]
    public async Task It_has_the_users_IDs_if_they_are_asked_for()
    {
        Store.Put(new HelixToken("2", "secret-access") { NeedsConsent = true });

        var report = await CheckAsync(includeUserIds: true);

        Assert.That(report.Data["users"], Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task Its_result_is_kept_for_10_seconds_whoever_asks([Values] bool fails)
    {
        if (fails)
            Server.Identity = _ => Answer.Json("""{"status":403,"message":"invalid client secret"}""", 403);
        await using var services = Services();
        var checks = services.GetRequiredService<HealthCheckService>();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => checks.CheckHealthAsync()));
        Time.Advance(TimeSpan.FromSeconds(9.9));
        await checks.CheckHealthAsync();
        var asked = Server.IdentityCalls.Count;
        Time.Advance(TimeSpan.FromSeconds(0.2));
        await checks.CheckHealthAsync();

        Assert.That((asked, Server.IdentityCalls.Count), Is.EqualTo(fails ? (1, 2) : (2, 3)));
    }

    [Test]
    public async Task A_check_that_is_canceled_leaves_no_result()
    {
        await using var services = Services();
        var checks = services.GetRequiredService<HealthCheckService>();
        using var cancel = new CancellationTokenSource();
        var identity = Server.Identity;
        Server.Identity = request =>
        {
            if (request.Path != "/oauth2/validate")
                return identity(request);
            cancel.Cancel();
            return Answer.Silence;
        };

        Assert.That(() => checks.CheckHealthAsync(cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Server.Identity = identity;

        Assert.That((await checks.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task It_is_unhealthy_while_the_identity_server_fails()
    {
        Server.Identity = _ => Answer.Empty(500);

        var report = await CheckAsync();

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Exception, Is.InstanceOf<HelixApiException>());
    }

    [Test]
    public async Task It_is_unhealthy_if_the_applications_secret_is_wrong()
    {
        Server.Identity = _ => Answer.Json("""{"status":403,"message":"invalid client secret"}""", 403);

        var report = await CheckAsync();

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Description, Does.Contain("invalid client secret").And.Not.Contain("the-client-secret"));
    }

    [Test]
    public async Task It_is_what_is_asked_for_if_the_token_of_the_options_is_no_good()
    {
        var report = await CheckAsync(options => options.AccessToken = "no-good", HealthStatus.Degraded);

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(report.Description, Does.Contain("invalid"));
    }

    [Test]
    public async Task It_is_unhealthy_while_the_store_fails()
    {
        var report = await CheckAsync(options => options.ClientSecret = null, store: new BrokenTokenStore());

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Description, Does.Contain("The token store could not list its tokens: the disk is gone"));
    }

    [Test]
    public async Task Users_are_counted_once_in_five_minutes_and_one_token_shows_that_the_store_answers()
    {
        var listed = 0;
        Action<int> count = _ => listed++;
        var store = new StreamingTokenStore(1000) { OnList = count };
        await using var services = Services(store: store);
        var checks = services.GetRequiredService<HealthCheckService>();

        Assert.That((await checks.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await checks.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(listed, Is.EqualTo(1001));
        Time.Advance(TimeSpan.FromMinutes(1));
        store.OnList = _ => throw new IOException("the disk is gone");
        Assert.That((await checks.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy));
        store.OnList = count;
        Time.Advance(TimeSpan.FromMinutes(3));
        Assert.That((await checks.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(listed, Is.EqualTo(2001));
    }

    [Test]
    public async Task There_is_one_for_each_application()
    {
        var collection = new ServiceCollection().AddLogging();
        collection.AddTwitchHelix("bot", Server.Configure);
        collection.AddTwitchHelix(
            "site", options => (options.ClientId, options.AccessToken, options.IdentityAddress) = ("site", "no-good", Server.Options.IdentityAddress));
        collection.AddHealthChecks().AddTwitchHelix("twitch-bot", "bot").AddTwitchHelix("twitch-site", "site", tags: ["slow"]);
        await using var services = collection.BuildServiceProvider();

        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries.Select(entry => (entry.Key, entry.Value.Status)),
            Is.EquivalentTo(new[] { ("twitch-bot", HealthStatus.Healthy), ("twitch-site", HealthStatus.Unhealthy) }));
        Assert.That(report.Entries["twitch-site"].Tags, Is.EqualTo(new[] { "slow" }));
    }

    [TestCase("", "The health check 'twitch' looks at what AddTwitchHelix registers, and that was not called: call services.AddTwitchHelix(…) as well.")]
    [TestCase("bot",
        "The health check 'twitch' looks at the application 'bot', and none is registered by that name: call services.AddTwitchHelix(\"bot\", …) as well.")]
    public async Task Without_the_application_it_names_the_call_that_registers_it(string application, string text)
    {
        var collection = new ServiceCollection().AddLogging();
        collection.AddTwitchHelix("site", Server.Configure);
        collection.AddHealthChecks().AddTwitchHelix(application: application);
        await using var services = collection.BuildServiceProvider();

        var e = Assert.CatchAsync(() => services.GetRequiredService<HealthCheckService>().CheckHealthAsync())!;

        Assert.That(e, Is.TypeOf<InvalidOperationException>().With.Message.EqualTo(text));
    }

    private async Task<HealthReportEntry> CheckAsync(
        Action<HelixOptions>? change = null, HealthStatus? failureStatus = null, ITokenStore? store = null, bool includeUserIds = false)
    {
        await using var services = Services(change, failureStatus, store, includeUserIds);
        return (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Single().Value;
    }

    private ServiceProvider Services(
        Action<HelixOptions>? change = null, HealthStatus? failureStatus = null, ITokenStore? store = null, bool includeUserIds = false)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time);
        collection.AddTwitchHelix(options =>
        {
            Server.Configure(options);
            change?.Invoke(options);
        }).AddTokenStore(_ => store ?? Store);
        collection.AddHealthChecks().AddTwitchHelix(failureStatus: failureStatus, includeUserIds: includeUserIds);
        return collection.BuildServiceProvider();
    }

    private sealed class BrokenTokenStore : ITokenStore
    {
        public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");

        public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) =>
            throw new IOException("the disk is gone");

        public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");

        public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");
    }
}
