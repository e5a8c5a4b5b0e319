using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Failures while a user's token is renewed lose no token.</summary>
public sealed class RenewalFaultTests : TokenFixture
{
    private static readonly Dictionary<string, Answer> Faults = new()
    {
        ["500"] = Answer.Empty(500),
        ["503 with HTML"] = Answer.Text("<html>", "text/html", 503),
        ["429"] = Answer.Json("""{"status":429,"message":"slow down"}""", 429),
        ["a connection that breaks"] = Answer.CutOff("""{"access_token":"""),
    };

    private static IEnumerable<string> FaultNames => Faults.Keys;

    [SetUp]
    public void Retry() => CreateClient(options => options.Retry.MaxRetries = 3);

    [Test]
    public async Task A_fault_is_retried([ValueSource(nameof(FaultNames))] string fault)
    {
        await ExpireAsync();
        var count = 0;
        Server.Identity = request => ++count < 3 ? Faults[fault] : Twitch.Identity(request);

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_fault_that_lasts_is_not_held_against_the_user([ValueSource(nameof(FaultNames))] string fault)
    {
        await ExpireAsync();
        var marked = CountMarks();
        Server.Identity = _ => Faults[fault];

        var e = Assert.CatchAsync<HelixException>(() => CallAsync())!;

        Assert.That(e, Is.Not.InstanceOf<HelixAuthorizationException>());
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(4));
        Assert.That((await StoredAsync()).NeedsConsent, Is.False);
        Assert.That(marked(), Is.Zero);
        Server.Identity = Twitch.Identity;
        await CallAsync();
        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
    }

    [TestCase(403, "invalid client secret")]
    [TestCase(400, "invalid client")]
    [TestCase(401, "<html>")]
    [TestCase(200, "{}")]
    [TestCase(200, """{"access_token":"half""")]
    public async Task An_answer_that_says_nothing_of_the_user_is_not_held_against_the_user(int status, string message)
    {
        await ExpireAsync();
        var body = message.StartsWith('{') || message.StartsWith('<') ? message : $$"""{"status":{{status}},"message":"{{message}}"}""";
        Server.Identity = _ => Answer.Text(body, "application/json", status);

        Assert.CatchAsync<HelixException>(() => CallAsync());

        Assert.That((await StoredAsync()).NeedsConsent, Is.False);
        Server.Identity = Twitch.Identity;
        await CallAsync();
    }

    [Test]
    public async Task A_hang_ends_after_a_minute_and_loses_nothing()
    {
        await ExpireAsync();
        Server.Identity = request =>
        {
            _ = Task.Run(() => Time.Advance(TimeSpan.FromSeconds(60)));
            return Answer.Silence;
        };

        var e = Assert.ThrowsAsync<HelixException>(() => Client.Tokens.GetAsync(UserId))!;

        Assert.That(e.InnerException, Is.InstanceOf<TimeoutException>());
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
        Server.Identity = Twitch.Identity;
        await CallAsync();
    }

    [Test]
    public async Task Without_an_end_a_renewed_token_is_kept()
    {
        await ExpireAsync();
        Server.Identity = _ => Answer.Json("""{"access_token":"endless","refresh_token":"r"}""");
        Server.Api = _ => Answer.Json("""{"data":[]}""");

        await CallAsync();
        Time.Advance(TimeSpan.FromDays(1000));
        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "endless", "endless" }));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_marks_the_user_raises_one_event_and_later_calls_fail_without_asking()
    {
        await ExpireAsync();
        Twitch.HasConsent = false;
        var marked = CountMarks();

        var calls = Enumerable.Range(0, 50).Select(_ => CallAsync()).ToList();
        foreach (var call in calls)
        {
            var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => call)!;
            Assert.That((e.NeedsConsent, e.UserId, e.Operation), Is.EqualTo((true, UserId, "GetUsers")));
            Assert.That(e.RequiredScopes, Is.EqualTo(new[] { "user:edit" }));
        }
        Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync());

        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That(marked(), Is.EqualTo(1));
        Assert.That((await StoredAsync()).NeedsConsent, Is.True);
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_new_grant_ends_that()
    {
        await ExpireAsync();
        Twitch.HasConsent = false;
        Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync());

        await StoreTokenAsync();

        await CallAsync();
    }

    [Test]
    public async Task What_a_handler_of_the_event_throws_is_logged_and_harms_nobody()
    {
        var seen = new SeenText();
        CreateClient(configure: builder => builder.Services.AddLogging(logging => logging.AddProvider(seen)));
        await ExpireAsync();
        Twitch.HasConsent = false;
        Client.Tokens.ConsentNeeded += (_, _) => throw new InvalidOperationException("the handler's own");
        var marked = CountMarks();

        var calls = Enumerable.Range(0, 20).Select(_ => CallAsync()).ToList();
        foreach (var call in calls)
            Assert.That(Assert.ThrowsAsync<HelixAuthorizationException>(() => call)!.NeedsConsent, Is.True);

        Assert.That((await StoredAsync()).NeedsConsent, Is.True);
        Assert.That(marked(), Is.EqualTo(1), "the next handler runs");
        Assert.That(seen.Lines.Count(line => line.Contains("the handler's own", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_after_an_attempt_without_an_answer_is_no_refusal_if_the_store_has_a_newer_token([Values] bool isStored)
    {
        await ExpireAsync();
        var marked = CountMarks();
        var count = 0;
        Server.Identity = request =>
        {
            var answer = Twitch.Identity(request);
            if (++count > 1)
                return answer;
            // Twitch has spent the refresh token, and only another process has the next one.
            if (isStored)
                Store.Put(Twitch.Grant());
            return Answer.Cut;
        };

        if (isStored)
            await CallAsync();
        else
            Assert.That(Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!.NeedsConsent, Is.True);

        Assert.That(Used, Is.EqualTo(isStored ? ["access-3"] : Array.Empty<string>()));
        Assert.That((marked(), Refreshes, (await StoredAsync()).NeedsConsent), Is.EqualTo(isStored ? (0, 2, false) : (1, 2, true)));
    }

    [Test]
    public async Task A_renewal_that_hangs_at_the_very_end_of_a_token_leaves_it_to_the_call_in_time()
    {
        await StoreTokenAsync();
        Time.Advance(Life - TimeSpan.FromSeconds(8));
        Server.Identity = _ => Answer.Silence;

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
        Assert.That(Time.GetUtcNow(), Is.EqualTo((await StoredAsync()).ExpiresAt - TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Who_hands_a_token_on_waits_for_a_renewal_that_hangs_for_a_minute([Values] bool isValid)
    {
        // The minute is not that of the options. Less than one would be skipped, in calls of the store, too.
        CreateClient(options => options.Timeout = TimeSpan.FromMinutes(2));
        await StoreTokenAsync();
        Time.Advance(isValid ? Life - TimeSpan.FromSeconds(280) : Life);
        Server.Identity = _ => Answer.Silence;

        var token = Client.Tokens.GetAsync(UserId);
        await Until.TrueAsync(() => Server.IdentityCalls.Count == 1);
        Time.Advance(TimeSpan.FromMinutes(1));

        if (isValid)
            Assert.That((await token)!.AccessToken, Is.EqualTo("access-1"));
        else
            Assert.That(
                async () => await token,
                Throws.InstanceOf<HelixException>().With.Message.EqualTo("Refreshing a token had no complete answer within 60 s."));
    }

    [Test]
    public async Task A_store_that_fails_after_a_refresh_loses_nothing()
    {
        await ExpireAsync();
        Store.OnSet = _ => throw new IOException("the disk is full");

        var first = Assert.ThrowsAsync<HelixException>(() => CallAsync())!;
        var second = Assert.ThrowsAsync<HelixException>(() => CallAsync())!;
        Store.OnSet = null;
        await CallAsync();

        Assert.That(first.Message, Is.EqualTo("The token store could not store a token: the disk is full"));
        Assert.That(second.Message, Is.EqualTo(first.Message));
        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
    }

    [Test]
    public async Task A_store_that_fails_for_seconds_after_a_refresh_is_asked_again_while_the_lock_is_held()
    {
        var shared = new OneLockStore(Store);
        CreateClient(configure: builder => builder.AddTokenStore(_ => shared));
        await ExpireAsync();
        List<bool> held = [];
        Store.OnSet = _ =>
        {
            held.Add(shared.IsHeld);
            return held.Count < 10 ? throw new IOException("the database restarts") : Task.CompletedTask;
        };

        await CallAsync();

        Assert.That(held, Has.Count.EqualTo(10).And.All.True);
        Assert.That(shared.IsHeld, Is.False);
        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
    }

    [Test]
    public async Task A_newer_token_that_another_process_stored_is_used()
    {
        await ExpireAsync();
        Twitch.OnRefresh = () => Store.Put(new HelixToken(UserId, "of-the-other") { RefreshToken = "r", Scopes = Twitch.Scopes });
        Server.Api = _ => Answer.Json("""{"data":[]}""");

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "of-the-other" }));
        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("of-the-other"));
    }

    [Test]
    public async Task A_newer_token_that_another_process_stored_is_used_though_it_made_ours_be_refused()
    {
        await ExpireAsync();
        var marked = CountMarks();
        Twitch.OnRefresh = () =>
        {
            Twitch.OnRefresh = null;
            Store.Put(Twitch.Grant());
        };

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That(marked(), Is.Zero);
    }

    [Test]
    public async Task A_renewed_token_is_not_lost_where_the_old_one_was_only_described_anew_meanwhile()
    {
        var old = await ExpireAsync();
        var renamed = new HelixToken(UserId, old.AccessToken, old.RefreshToken, old.Scopes, "renamed", old.ExpiresAt);
        Twitch.OnRefresh = () => Store.Put(renamed);

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
    }

    [Test]
    public async Task A_refusal_marks_the_user_where_the_token_was_only_described_anew_meanwhile()
    {
        var old = await ExpireAsync();
        var marked = CountMarks();
        Twitch.HasConsent = false;
        var renamed = new HelixToken(UserId, old.AccessToken, old.RefreshToken, old.Scopes, "renamed", old.ExpiresAt);
        Twitch.OnRefresh = () => Store.Put(renamed);

        Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync());

        var stored = await StoredAsync();
        Assert.That((stored.NeedsConsent, stored.UserLogin), Is.EqualTo((true, "renamed")));
        Assert.That((marked(), Refreshes), Is.EqualTo((1, 1)));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_token_that_was_removed_while_it_was_renewed_stays_removed()
    {
        await ExpireAsync();
        Twitch.OnRefresh = () => Assert.That(Client.Tokens.RemoveAsync(UserId).GetAwaiter().GetResult(), Is.True);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!;

        Assert.That(e.Message, Does.Contain("there is no token"));
        Assert.That(await Store.GetAsync(UserId), Is.Null);
    }

    [Test]
    public async Task A_token_that_was_revoked_while_it_was_renewed_leaves_none_that_is_valid()
    {
        await ExpireAsync();
        Store.OnSet = async _ => Assert.That(await Client.Tokens.RevokeAsync(UserId), Is.True);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!;

        Assert.That(e.Message, Does.Contain("there is no token"));
        Assert.That(
            Server.IdentityCalls.Where(call => call.Path == "/oauth2/revoke").Select(call => call.Form["token"]),
            Is.EqualTo(new[] { "access-1", "access-2" }));
    }

    [Test]
    public async Task A_store_that_fails_at_once_is_told_as_any_other_failure()
    {
        await StoreTokenAsync();
        Store.OnGet = () => throw new IOException("the network is down");

        var e = Assert.ThrowsAsync<HelixException>(() => CallAsync())!;

        Assert.That(e.Message, Is.EqualTo("The token store could not get a token: the network is down"));
        Assert.That(e.InnerException, Is.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_store_that_gives_up_by_itself_is_told_as_its_failure_and_not_as_cancellation()
    {
        await ExpireAsync();
        Store.OnSet = _ => throw new TaskCanceledException("the store's own timeout");

        var e = Assert.ThrowsAsync<HelixException>(() => Client.Tokens.GetAsync(UserId))!;

        Assert.That(e.Message, Is.EqualTo("The token store could not store a token: the store's own timeout"));
    }

    [Test]
    public async Task A_failure_that_nobody_waits_for_any_more_is_not_unobserved()
    {
        await ExpireAsync();
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, e) =>
        {
            if (e.Exception.ToString().Contains("nobody waits for it", StringComparison.Ordinal))
                Interlocked.Increment(ref unobserved);
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            using var cancel = new CancellationTokenSource();
            var failed = new TaskCompletionSource();
            var started = Time.GetTimestamp();
            Store.OnSet = async _ =>
            {
                await cancel.CancelAsync();
                await Task.Yield();
                // The renewal tries for 30 seconds.
                if (Time.GetElapsedTime(started) >= TimeSpan.FromSeconds(30))
                    failed.TrySetResult();
                throw new IOException("nobody waits for it");
            };
            Assert.That(async () => await CallAsync(cancel.Token), Throws.InstanceOf<OperationCanceledException>());
            await failed.Task;
            Store.OnSet = null;
            // Joins the rest of that run, or starts the next one.
            await CallOnceMoreAsync();

            for (var round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            Assert.That(unobserved, Is.Zero);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }
    }

    /// <summary>A store with a lock that is free.</summary>
    private sealed class OneLockStore(ITokenStore store) : ITokenStore, ITokenStoreLock, IAsyncDisposable
    {
        public bool IsHeld { get; private set; }

        public ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default)
        {
            IsHeld = true;
            return new(this);
        }

        public ValueTask DisposeAsync()
        {
            IsHeld = false;
            return default;
        }

        public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) => store.GetAsync(userId, cancellationToken);

        public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) =>
            store.SetAsync(token, replaced, cancellationToken);

        public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => store.RemoveAsync(token, cancellationToken);

        public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);
    }

    private async Task CallOnceMoreAsync()
    {
        try
        {
            await CallAsync();
        }
        catch (HelixException e) when (e.Message.Contains("nobody waits for it", StringComparison.Ordinal))
        {
            await CallAsync();
        }
    }

    private async Task<HelixToken> ExpireAsync()
    {
        var token = await StoreTokenAsync();
        Time.Advance(Life);
        return token;
    }

    private Func<int> CountMarks()
    {
        var count = 0;
        Client.Tokens.ConsentNeeded += (_, marked) =>
        {
            Assert.That(marked.Token.UserId, Is.EqualTo(UserId));
            Interlocked.Increment(ref count);
        };
        return () => Volatile.Read(ref count);
    }
}
