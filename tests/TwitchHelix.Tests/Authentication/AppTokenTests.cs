using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AppTokenTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Start);

    [Test]
    public async Task It_is_got_by_client_credentials_with_the_secret_in_the_body()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient();

        await twitch.Games.GetTopGamesAsync();
        await twitch.Games.GetTopGamesAsync();

        var asked = server.IdentityCalls.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Method, Is.EqualTo("POST"));
            Assert.That(asked.Target, Is.EqualTo("/oauth2/token"));
            Assert.That(asked.Body, Is.EqualTo("client_id=the-client-id&client_secret=the-client-secret&grant_type=client_credentials"));
            Assert.That(server.Calls.Select(call => call.Header("Authorization")), Is.All.EqualTo("Bearer secret-app-token"));
        }
    }

    [Test]
    public async Task It_is_got_once_however_many_calls_wait()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => twitch.Games.GetTopGamesAsync()));

        Assert.That(server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCase(3600, 3600 - 301, 3600 - 299, TestName = "five minutes before its end")]
    [TestCase(60, 29, 31, TestName = "after half its life if that is short")]
    public async Task It_is_renewed_before_it_ends(int lifeSeconds, int stillGood, int renewed)
    {
        var count = 0;
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => Answer.Json($$"""{"access_token":"token-{{++count}}","expires_in":{{lifeSeconds}}}""");
        await using var twitch = server.CreateClient(configure: UseTime);

        await twitch.Games.GetTopGamesAsync();
        time.SetUtcNow(Start.AddSeconds(stillGood));
        await twitch.Games.GetTopGamesAsync();
        Assert.That(count, Is.EqualTo(1));
        time.SetUtcNow(Start.AddSeconds(renewed));
        await twitch.Games.GetTopGamesAsync();
        Assert.That(server.Calls.Select(call => call.Header("Authorization")), Is.EqualTo(Enumerable.Repeat("Bearer token-1", 3)));
        await Until.TrueAsync(() =>
        {
            twitch.Games.GetTopGamesAsync().GetAwaiter().GetResult();
            return server.Calls[^1].Header("Authorization") == "Bearer token-2";
        });

        Assert.That(count, Is.EqualTo(2));
    }

    [TestCase(10.001, "Bearer token-1")]
    [TestCase(10, "Bearer token-2")]
    public async Task Only_at_its_very_end_a_call_waits_for_the_next_one(double secondsLeft, string used)
    {
        var count = 0;
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => Answer.Json($$"""{"access_token":"token-{{++count}}","expires_in":3600}""");
        await using var twitch = server.CreateClient(configure: UseTime);

        await twitch.Games.GetTopGamesAsync();
        time.SetUtcNow(Start.AddSeconds(3600 - secondsLeft));
        await twitch.Games.GetTopGamesAsync();

        Assert.That(server.Calls[1].Header("Authorization"), Is.EqualTo(used));
    }

    [TestCase("500")]
    [TestCase("hang")]
    public async Task While_the_identity_server_is_down_it_serves_to_its_end(string fault)
    {
        var seen = new SeenText();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => Answer.Json("""{"access_token":"token-1","expires_in":3600}""");
        await using var twitch = server.CreateClient(configure: builder =>
        {
            UseTime(builder);
            builder.Services.AddLogging(logging => logging.AddProvider(seen));
        });
        await twitch.Games.GetTopGamesAsync();
        server.Identity = _ => fault == "hang" ? Answer.Silence : Answer.Empty(500);

        time.SetUtcNow(Start.AddSeconds(3600 - 280));
        for (var call = 0; call < 20; call++)
            await twitch.Games.GetTopGamesAsync();
        await Until.TrueAsync(() => server.IdentityCalls.Count == 2);
        time.Advance(TimeSpan.FromSeconds(60));
        await Until.TrueAsync(() => seen.Text.Contains("could not be renewed", StringComparison.Ordinal));
        time.SetUtcNow(Start.AddSeconds(3599));
        await twitch.Games.GetTopGamesAsync();

        Assert.That(server.Calls.Select(call => call.Header("Authorization")), Is.EqualTo(Enumerable.Repeat("Bearer token-1", 22)));
        Assert.That(seen.Text, Does.Contain("The app token until 2026-01-01T01:00:00.0000000+00:00 could not be renewed (").And.Not.Contain("token-1"));
    }

    [TestCase("""{"access_token":"t"}""")]
    [TestCase("""{"access_token":"t","expires_in":0}""")]
    [TestCase("""{"access_token":"t","expires_in":""}""")]
    public async Task Without_an_end_it_is_kept(string answer)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => Answer.Json(answer);
        await using var twitch = server.CreateClient(configure: UseTime);

        await twitch.Games.GetTopGamesAsync();
        time.Advance(TimeSpan.FromDays(1000));
        await twitch.Games.GetTopGamesAsync();

        Assert.That(server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCase(400, """{"status":400,"message":"invalid client"}""", "invalid client")]
    [TestCase(403, """{"status":403,"message":"invalid client secret"}""", "invalid client secret")]
    [TestCase(401, "<html>", "Status401")]
    public async Task A_refusal_says_why_and_names_the_settings(int status, string body, string reason)
    {
        await using var server = new LoopbackServer(Answer.Empty(204)) { Identity = _ => Answer.Text(body, "text/plain", status) };
        await using var twitch = server.CreateClient();

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.Games.GetTopGamesAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.Contain(reason).And.Contain("HelixOptions.ClientId and ClientSecret"));
            Assert.That(e.StatusCode, Is.EqualTo((HttpStatusCode)status));
            Assert.That(e.ToString(), Does.Not.Contain("the-client-secret"));
            Assert.That(server.Calls, Is.Empty);
        }
    }

    [TestCase(500, "")]
    [TestCase(503, "<html>")]
    [TestCase(429, """{"status":429,"message":"slow down"}""")]
    [TestCase(200, "")]
    [TestCase(200, """{"access_token":"secret-half""")]
    [TestCase(200, """{"access_token":{"secret-half":1}}""")]
    [TestCase(200, "<html>")]
    public async Task A_fault_of_the_identity_server_is_a_HelixException_and_is_not_kept(int status, string body)
    {
        var broken = true;
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => broken ? Answer.Text(body, "application/json", status) : Answer.Json("""{"access_token":"good"}""");
        await using var twitch = server.CreateClient(configure: builder => builder.Services.AddSingleton<TimeProvider>(new ImpatientTime()));

        var e = Assert.CatchAsync<HelixException>(() => twitch.Games.GetTopGamesAsync())!;
        broken = false;
        await twitch.Games.GetTopGamesAsync();

        Assert.That(e, Is.Not.InstanceOf<HelixAuthorizationException>());
        Assert.That(e.StatusCode, Is.EqualTo((HttpStatusCode)status));
        Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        var asked = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ =>
        {
            asked.SetResult();
            go.Wait();
            return Answer.Json("""{"access_token":"good"}""");
        };
        await using var twitch = server.CreateClient();
        using var cancel = new CancellationTokenSource();

        var first = twitch.Games.GetTopGamesAsync(cancellationToken: cancel.Token);
        await asked.Task;
        var second = twitch.Games.GetTopGamesAsync();
        await cancel.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        go.Set();

        await second;
        Assert.That(server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_operation_that_takes_no_app_token_says_which_it_takes()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.Users.UpdateUserAsync("hello"))!;

        Assert.That(e.Message, Does.StartWith("There is no token for UpdateUser. It takes: User token with user:edit."));
        Assert.That(e.Message, Does.Contain("ForUser").And.Contain("HelixOptions.AccessToken"));
        Assert.That(server.IdentityCalls.Concat(server.Calls), Is.Empty);
    }

    [Test]
    public async Task Without_a_secret_there_is_no_app_token()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient(options => options.ClientSecret = null);

        Assert.That(Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.Games.GetTopGamesAsync())!.Message, Does.Contain("HelixOptions.ClientSecret"));
    }

    [Test]
    public async Task A_ready_token_is_enough()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient(options =>
        {
            options.ClientSecret = null;
            options.AccessToken = "ready";
        });

        await twitch.Users.UpdateUserAsync("hello");

        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer ready"));
        Assert.That(server.IdentityCalls, Is.Empty);
    }

    private void UseTime(TwitchHelixBuilder builder) => builder.Services.AddSingleton<TimeProvider>(time);
}
