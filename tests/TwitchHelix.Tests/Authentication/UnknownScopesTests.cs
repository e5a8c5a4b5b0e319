using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A token that is added without its scopes: Twitch is asked for them at its first use.</summary>
public sealed class UnknownScopesTests : TokenFixture
{
    private const string Validate = "/oauth2/validate";

    private IEnumerable<string> Asked => Server.IdentityCalls.Select(call => call.Path);

    [Test]
    public async Task Scopes_are_asked_for_at_the_first_use_and_stored()
    {
        Twitch.Scopes = ["channel:read:polls"];
        await AddAsync();
        Assert.That(Asked, Is.Empty, "adding asks nobody");

        await Client.Polls.GetPollsAsync(UserId);
        await Client.Polls.GetPollsAsync(UserId);

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-1" }));
        Assert.That(Asked, Is.EqualTo(new[] { Validate }));
        Assert.That((await StoredAsync()).Scopes, Is.EqualTo(new[] { "channel:read:polls" }));
        Assert.That(((await StoredAsync()).UserLogin, (await StoredAsync()).RefreshToken), Is.EqualTo(("twitchdev", "refresh-1")));
    }

    [Test]
    public async Task Calls_at_the_same_time_ask_once()
    {
        await AddAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync()));

        Assert.That(Used, Has.Count.EqualTo(50).And.All.EqualTo("access-1"));
        Assert.That(Asked, Is.EqualTo(new[] { Validate }));
    }

    [Test]
    public async Task A_call_that_read_the_token_before_the_answer_was_stored_does_not_ask_again()
    {
        await AddAsync();
        var (reads, stored) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Store.OnGot = () => Interlocked.Increment(ref reads) == 1 ? stored.Task : Task.CompletedTask;

        var late = CallAsync();
        await CallAsync();
        stored.SetResult();
        await late;

        Assert.That(Asked, Is.EqualTo(new[] { Validate }));
    }

    [Test]
    public async Task Scopes_that_Twitch_does_not_name_are_missing()
    {
        await AddAsync();

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.GetPollsAsync(UserId))!;

        Assert.That(e.MissingScopes, Is.EqualTo(new[] { "channel:read:polls" }));
        Assert.That(e.RequiredScopes, Is.EqualTo(new[] { "user:edit", "channel:read:polls" }));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task An_empty_list_of_scopes_is_known_and_asks_nobody()
    {
        await Client.Tokens.AddAsync(new HelixToken(UserId, Twitch.Grant().AccessToken) { Scopes = [] });

        await CallAsync();
        Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.GetPollsAsync(UserId));

        Assert.That(Asked, Is.Empty);
    }

    [Test]
    public async Task A_token_of_another_user_is_refused()
    {
        await Client.Tokens.AddAsync(new HelixToken("2", Twitch.Grant().AccessToken));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.ForUser("2").Users.GetUsersAsync())!;

        Assert.That(e.Message, Does.Contain($"user 2").And.Contain($"user {UserId}"));
        Assert.That(e.UserId, Is.EqualTo("2"));
        Assert.That(e.ToString(), Does.Not.Contain("access-1"));
        Assert.That(Server.Calls, Is.Empty);
        Assert.That(await Client.Tokens.ValidateAsync(), Is.EqualTo(new[] { "2" }), "whose token it isn't");
        Assert.That(((await Store.GetAsync("2"))!.Scopes, (await Store.GetAsync("2"))!.NeedsConsent), Is.EqualTo(((IReadOnlyList<string>?)null, true)));
    }

    [TestCase("""{"client_id":"the-client-id","login":"","scopes":null,"user_id":"","expires_in":5000}""", "app token")]
    [TestCase("""{"client_id":"another","login":"twitchdev","scopes":[],"user_id":"141981764","expires_in":5000}""", "application another")]
    public async Task A_token_that_is_not_a_users_of_this_application_is_refused(string validation, string said)
    {
        await AddAsync();
        Server.Identity = _ => Answer.Json(validation);

        Assert.That(() => CallAsync(), Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(said));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_token_that_is_no_longer_good_is_renewed()
    {
        await AddAsync();
        Twitch.Reject("access-1");

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That((await StoredAsync()).Scopes, Is.EqualTo(new[] { "user:edit" }));
    }

    [Test]
    public async Task A_token_that_is_no_longer_good_and_can_not_be_renewed_needs_consent()
    {
        await Client.Tokens.AddAsync(new HelixToken(UserId, "no-good"));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!;

        Assert.That((e.NeedsConsent, e.UserId, e.Operation), Is.EqualTo((true, UserId, "GetUsers")));
        Assert.That((await StoredAsync()).NeedsConsent, Is.True);
    }

    [Test]
    public async Task A_renewed_token_whose_answer_names_no_scopes_is_asked_about_too()
    {
        Twitch.Scopes = ["channel:read:polls"];
        await AddAsync();
        Twitch.Reject("access-1");
        Server.Identity = request => request.Path == Validate
            ? Twitch.Identity(request)
            : Answer.Json($$"""{"access_token":"{{Twitch.Grant().AccessToken}}","refresh_token":"refresh-2","expires_in":14400}""");

        await Client.Polls.GetPollsAsync(UserId);

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That(Asked, Is.EqualTo(new[] { Validate, "/oauth2/token", Validate }));
    }

    [Test]
    public async Task A_renewed_token_that_Twitch_does_not_know_either_is_told()
    {
        await AddAsync();
        Server.Identity = request => request.Path == Validate
            ? Answer.Json("""{"status":401,"message":"invalid access token"}""", 401)
            : Answer.Json("""{"access_token":"another","refresh_token":"r"}""");

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!;

        Assert.That(e.Message, Does.Contain(UserId).And.Contain("renewed"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(3));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_fault_of_Twitch_is_told_and_the_next_call_asks_again()
    {
        await AddAsync();
        Server.Identity = _ => Answer.Empty(500);
        Assert.ThrowsAsync<HelixApiException>(() => CallAsync());
        Server.Identity = Twitch.Identity;

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task A_token_that_was_stored_meanwhile_is_used()
    {
        await AddAsync();
        Server.Identity = request =>
        {
            Store.Put(Twitch.Grant());
            return Answer.Json($$"""{"client_id":"the-client-id","login":"twitchdev","scopes":[],"user_id":"{{UserId}}","expires_in":14400}""");
        };

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_was_removed_meanwhile_is_gone()
    {
        await AddAsync();
        Server.Identity = request =>
        {
            Assert.That(Client.Tokens.RemoveAsync(UserId).GetAwaiter().GetResult(), Is.True);
            return Twitch.Identity(request);
        };

        Assert.That(() => CallAsync(), Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains("there is no token"));
        Assert.That(await Store.GetAsync(UserId), Is.Null);
    }

    [Test]
    public async Task The_hourly_validation_stores_the_scopes()
    {
        await AddAsync();

        Assert.That(await Client.Tokens.ValidateAsync(), Is.Empty);

        Assert.That((await StoredAsync()).Scopes, Is.EqualTo(new[] { "user:edit" }));
    }

    private async Task AddAsync()
    {
        var granted = Twitch.Grant();
        await Client.Tokens.AddAsync(new HelixToken(UserId, granted.AccessToken) { RefreshToken = granted.RefreshToken });
    }
}
