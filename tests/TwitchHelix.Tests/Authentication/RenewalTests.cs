using System.Collections.Concurrent;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>When a user's token is renewed, and by whom.</summary>
public sealed class RenewalTests : TokenFixture
{
    [TestCase(5, 240 - 6, "access-1")]
    [TestCase(5, 240 - 4, "access-2")]
    [TestCase(60, 240 - 61, "access-1")]
    [TestCase(60, 240 - 59, "access-2")]
    [TestCase(0, 239, "access-1")]
    [TestCase(0, 240, "access-2")]
    public async Task It_is_renewed_by_the_margin_before_its_end(int marginMinutes, int minutesLater, string used)
    {
        CreateClient(options => options.RefreshMargin = TimeSpan.FromMinutes(marginMinutes));
        await StoreTokenAsync();
        Time.Advance(TimeSpan.FromMinutes(minutesLater));

        var token = await Client.Tokens.GetAsync(UserId);

        Assert.That(token!.AccessToken, Is.EqualTo(used));
        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo(used));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task What_can_not_be_renewed_serves_to_its_end(string? refreshToken)
    {
        var granted = Twitch.Grant();
        Store.Put(new HelixToken(UserId, granted.AccessToken, refreshToken, [], expiresAt: granted.ExpiresAt, issuedAt: granted.IssuedAt));
        Time.Advance(Life - TimeSpan.FromSeconds(1));
        await CallAsync();
        Time.Advance(TimeSpan.FromSeconds(1));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!;

        Assert.That(e.NeedsConsent, Is.True);
        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [Test]
    public async Task A_401_that_says_the_token_is_invalid_is_cured_by_a_renewed_one()
    {
        await StoreTokenAsync();
        Twitch.Reject("access-1");

        var users = await CallAsync();

        Assert.That(users.Data.Single().Login, Is.EqualTo("2"));
        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2" }));
    }

    [Test]
    public async Task A_renewed_token_that_is_rejected_as_well_is_not_renewed_again()
    {
        await StoreTokenAsync();
        Server.Api = _ => Invalid();

        var e = Assert.ThrowsAsync<HelixApiException>(() => CallAsync())!;

        Assert.That(e.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Unauthorized));
        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2" }));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task Not_even_when_the_call_is_retried_for_another_reason()
    {
        CreateClient(options => options.Retry.MaxRetries = 3);
        await StoreTokenAsync();
        var count = 0;
        Server.Api = _ => ++count == 2 ? Answer.Empty(502) : Invalid();

        Assert.ThrowsAsync<HelixApiException>(() => CallAsync());

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2", "access-2" }));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [TestCase("Missing scope: channel:read:polls")]
    [TestCase("OAuth token is missing")]
    [TestCase("The ID in broadcaster_id must match the user ID found in the request's OAuth token.")]
    public async Task A_401_for_another_reason_is_not_cured_by_a_refresh(string message)
    {
        await StoreTokenAsync();
        Server.Api = _ => Answer.Json($$"""{"error":"Unauthorized","status":401,"message":"{{message}}"}""", 401);

        var e = Assert.ThrowsAsync<HelixApiException>(() => CallAsync())!;

        Assert.That(e.ErrorMessage, Is.EqualTo(message));
        Assert.That(Server.Calls, Has.Count.EqualTo(1));
        Assert.That(Refreshes, Is.Zero);
    }

    [Test]
    public async Task An_app_token_that_is_rejected_is_got_anew_once_for_all()
    {
        var count = 0;
        Server.Identity = _ => Answer.Json($$"""{"access_token":"app-{{Interlocked.Increment(ref count)}}","expires_in":5000000}""");
        Server.Api = request => request.Header("Authorization") == "Bearer app-1" ? Invalid() : Answer.Json("""{"data":[]}""");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Client.Users.GetUsersAsync()));

        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_new_pair_is_in_the_store_before_the_first_call_goes_out()
    {
        await StoreTokenAsync();
        Time.Advance(Life);
        var stored = new ConcurrentQueue<string>();
        Store.OnSet = _ =>
        {
            // A call that is sent before the store has finished would show up here.
            Assert.That(Server.Calls, Is.Empty);
            return Task.CompletedTask;
        };
        Server.Api = request =>
        {
            stored.Enqueue(StoredAsync().GetAwaiter().GetResult().AccessToken);
            return Twitch.Api(request);
        };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync()));

        Assert.That(Used, Is.All.EqualTo("access-2"));
        Assert.That(stored, Has.Count.EqualTo(20).And.All.EqualTo("access-2"));
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_stop_the_others()
    {
        await StoreTokenAsync();
        Time.Advance(Life);
        using var go = new ManualResetEventSlim();
        var asked = new TaskCompletionSource();
        Twitch.OnRefresh = () =>
        {
            asked.SetResult();
            go.Wait();
        };
        using var cancel = new CancellationTokenSource();

        var first = CallAsync(cancel.Token);
        await asked.Task;
        var second = CallAsync();
        await cancel.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        go.Set();

        Assert.That((await second).Data.Single().Login, Is.EqualTo("2"));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_renewal_that_everybody_gave_up_is_there_for_the_next_call()
    {
        await StoreTokenAsync();
        Time.Advance(Life);
        using var cancel = new CancellationTokenSource();
        var stored = new TaskCompletionSource();
        Twitch.OnRefresh = cancel.Cancel;
        Store.OnSet = _ =>
        {
            stored.TrySetResult();
            return Task.CompletedTask;
        };

        Assert.That(async () => await CallAsync(cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        await stored.Task;
        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task What_another_process_renewed_meanwhile_is_taken_without_asking_Twitch()
    {
        await StoreTokenAsync();
        Twitch.Reject("access-1");
        Server.Api = request =>
        {
            if (request.Header("Authorization") == "Bearer access-1")
                Store.Put(Twitch.Grant());
            return Twitch.Api(request);
        };

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2" }));
        Assert.That(Refreshes, Is.Zero);
    }
}
