using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Calls go on with a token that is due for renewal and still valid, whatever the identity server does. The clock stands still.</summary>
public sealed class RenewalBesideTests() : TokenFixture(new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))), IDisposable
{
    private readonly SeenText seen = new();

    private int Failures => seen.Lines.Count(line => line.Contains("could not be renewed", StringComparison.Ordinal));

    public void Dispose() => seen.Dispose();

    [SetUp]
    public void Listen() => CreateClient(configure: builder => builder.Services.AddLogging(logging => logging.AddProvider(seen)));

    [Test]
    public async Task A_call_goes_out_with_the_old_token_and_later_ones_with_the_renewed_one()
    {
        await StoreTokenAsync(left: 299);
        var go = new TaskCompletionSource();
        Server.Identity = request => Twitch.Identity(request) with { After = go.Task };

        await CallAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync()));
        go.SetResult();
        await Until.TrueAsync(() => StoredAsync().Result.AccessToken == "access-2");
        await CallAsync();

        Assert.That(Used, Is.EqualTo(Enumerable.Repeat("access-1", 21).Append("access-2")));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [TestCase(14400, 10.001, "access-1")]
    [TestCase(14400, 10, "access-2")]
    [TestCase(8, 4.001, "access-1")]
    [TestCase(8, 4, "access-2")]
    public async Task Only_at_its_very_end_a_call_waits_for_the_renewed_one(double life, double left, string used)
    {
        await StoreTokenAsync(left, life);

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { used }));
    }

    [Test]
    public async Task While_the_identity_server_is_down_a_token_serves_to_its_end()
    {
        await StoreTokenAsync(left: 280);
        Server.Identity = _ => Answer.Empty(500);

        await CallAsync();
        await Until.TrueAsync(() => Failures == 1);
        for (var call = 1; call < 100; call++)
        {
            Time.Advance(TimeSpan.FromSeconds(2.8));
            await CallAsync();
        }
        // The renewal of the last call may still be under way.
        await Until.TrueAsync(() => Failures == Server.IdentityCalls.Count);
        var asked = Server.IdentityCalls.Count;
        Time.Advance(TimeSpan.FromSeconds(2.8));

        Assert.CatchAsync<HelixApiException>(() => CallAsync());
        Server.Identity = Twitch.Identity;
        await CallAsync();

        Assert.That(Used, Is.EqualTo(Enumerable.Repeat("access-1", 100).Append("access-2")));
        Assert.That(asked, Is.InRange(2, 14), "pauses of 2, 4, 8, 16 and then 30 seconds");
    }

    [Test]
    public async Task While_the_identity_server_hangs_a_token_serves_without_delay()
    {
        await StoreTokenAsync(left: 280);
        Server.Identity = _ => Answer.Silence;

        // The clock stands still, so a call that waited would wait forever.
        for (var call = 0; call < 20; call++)
            await CallAsync();
        await Until.TrueAsync(() => Server.IdentityCalls.Count == 1);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Until.TrueAsync(() => Failures == 1);

        Assert.That(Used, Has.Count.EqualTo(20).And.All.EqualTo("access-1"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_a_failure_the_next_renewal_beside_has_a_pause()
    {
        await StoreTokenAsync(left: 280);
        Server.Identity = _ => Answer.Empty(500);
        await CallAsync();
        await Until.TrueAsync(() => Failures == 1);
        Server.Identity = Twitch.Identity;

        Time.Advance(TimeSpan.FromSeconds(1.9));
        await CallAsync();
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
        Time.Advance(TimeSpan.FromSeconds(0.1));
        await CallAsync();

        await Until.TrueAsync(() => StoredAsync().Result.AccessToken == "access-2");
        Assert.That(Used, Has.Count.EqualTo(3).And.All.EqualTo("access-1"));
    }

    [Test]
    public async Task A_rejected_token_is_renewed_at_once_in_spite_of_the_pause()
    {
        await StoreTokenAsync(left: 280);
        Server.Identity = _ => Answer.Empty(500);
        await CallAsync();
        await Until.TrueAsync(() => Failures == 1);
        Server.Identity = Twitch.Identity;
        Twitch.Reject("access-1");

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-1", "access-2" }));
    }

    [Test]
    public async Task A_renewal_that_fails_at_the_very_end_leaves_the_old_token_to_the_call([Values] bool endsMeanwhile)
    {
        await StoreTokenAsync(left: 5);
        Server.Identity = _ =>
        {
            if (endsMeanwhile)
                Time.Advance(TimeSpan.FromSeconds(5));
            return Answer.Json("""{"status":403,"message":"invalid client secret"}""", 403);
        };

        if (endsMeanwhile)
            Assert.CatchAsync<HelixAuthorizationException>(() => CallAsync());
        else
            await CallAsync();

        Assert.That(Used, Is.EqualTo(endsMeanwhile ? Array.Empty<string>() : ["access-1"]));
    }

    [Test]
    public async Task A_lost_consent_is_found_out_beside_a_call_as_well()
    {
        await StoreTokenAsync(left: 280);
        Twitch.HasConsent = false;
        var marked = new TaskCompletionSource<HelixToken>();
        Client.Tokens.ConsentNeeded += (_, e) => marked.SetResult(e.Token);

        await CallAsync();
        await marked.Task;

        Assert.That(Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!.NeedsConsent, Is.True);
        Assert.That((await StoredAsync()).NeedsConsent, Is.True);
        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task A_failure_is_one_warning_without_a_secret_and_never_unobserved()
    {
        await StoreTokenAsync(left: 280);
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, e) =>
        {
            if (e.Exception.ToString().Contains("only of this test", StringComparison.Ordinal))
                Interlocked.Increment(ref unobserved);
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            Server.Identity = _ => Answer.Json("""{"status":400,"message":"only of this test: refresh-1"}""", 400);
            await CallAsync();
            await CallAsync();
            await Until.TrueAsync(() => Failures == 1);
            for (var round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }

        var line = seen.Lines.Single(text => text.Contains("could not be renewed", StringComparison.Ordinal));
        Assert.That(line, Does.StartWith($"The token of user {UserId} until 2026-01-01T04:00:00Z could not be renewed (").And.Contain("only of this test"));
        Assert.That(seen.Text, Does.Not.Contain("access-1").And.Not.Contain("refresh-1").And.Not.Contain("the-client-secret"));
        Assert.That(unobserved, Is.Zero);
    }

    [Test]
    public async Task Tokens_that_live_8_seconds_never_expire_on_a_call()
    {
        const int calls = 200;
        await StoreTokenAsync(left: 8, life: 8);

        for (var call = 0; call < calls; call++)
        {
            await CallAsync();
            Time.Advance(TimeSpan.FromSeconds(0.3));
        }

        Assert.That(Server.Calls, Has.Count.EqualTo(calls), "a 401 would have made a call more");
        Assert.That(Refreshes, Is.InRange((int)(calls * 0.3 / 8), (int)(calls * 0.3 / 4)));
    }

    [Test]
    public async Task A_token_to_hand_on_is_the_renewed_one()
    {
        await StoreTokenAsync(left: 280);

        var token = await Client.Tokens.GetAsync(UserId);

        Assert.That(token!.AccessToken, Is.EqualTo("access-2"));
    }

    [Test]
    public async Task A_token_to_hand_on_is_the_old_one_if_that_fails_and_it_is_still_valid()
    {
        await StoreTokenAsync(left: 280);
        Server.Identity = _ => Answer.Empty(500);

        Assert.That((await Client.Tokens.GetAsync(UserId))!.AccessToken, Is.EqualTo("access-1"));
        Time.Advance(TimeSpan.FromSeconds(280));

        Assert.CatchAsync<HelixApiException>(() => Client.Tokens.GetAsync(UserId));
    }

    /// <summary>Stores a token that is valid for so many seconds more.</summary>
    private async Task StoreTokenAsync(double left, double life = 14400)
    {
        Twitch = new RenewingTwitch(Time, TimeSpan.FromSeconds(life));
        await StoreTokenAsync();
        Time.Advance(TimeSpan.FromSeconds(life) - TimeSpan.FromSeconds(left));
    }
}
