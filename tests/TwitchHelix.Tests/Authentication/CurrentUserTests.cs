namespace TwitchHelix.Tests.Authentication;

/// <summary>Calls act as the user on whose behalf the code runs.</summary>
public sealed class CurrentUserTests : TokenFixture
{
    private const string OtherId = "999";

    private readonly Runner runner = new();

    [Test]
    public async Task A_call_acts_as_the_current_user_also_where_an_app_token_would_do()
    {
        await StoreAsync();

        await Client.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task Without_a_current_user_all_is_as_before()
    {
        await StoreAsync();
        runner.UserId = null;
        await Client.Users.GetUsersAsync(ids: ["1"]);
        runner.UserId = "";
        await Client.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(Used, Is.EqualTo(new[] { "app-token", "app-token" }));
    }

    [Test]
    public async Task Another_user_whom_a_parameter_names_is_not_acted_for()
    {
        Twitch.Scopes = ["channel:read:polls"];
        await StoreAsync();
        Store.Put(new HelixToken(OtherId, "access-of-other") { Scopes = ["channel:read:polls"] });

        await Client.Polls.GetPollsAsync(OtherId);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }), "Twitch refuses a broadcaster who isn't the token's user.");
    }

    [TestCase(false, TestName = "A current user without a token is refused")]
    [TestCase(true, TestName = "A current user without the scopes is refused")]
    public async Task Another_users_token_is_not_used_instead(bool hasToken)
    {
        CreateUserClient();
        if (hasToken)
            await StoreTokenAsync();
        Store.Put(new HelixToken(OtherId, "access-of-other") { Scopes = ["channel:read:polls", "moderator:read:chatters"] });

        var polls = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.GetPollsAsync(OtherId))!;
        var chatters = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Chat.GetChattersAsync("1", OtherId))!;
        var raw = hasToken ? null : Assert.ThrowsAsync<HelixAuthorizationException>(
            () => Client.SendAsync(HttpMethod.Get, "polls", actingUser: OtherId));

        Assert.That((polls.UserId, polls.NeedsConsent), Is.EqualTo((UserId, true)));
        Assert.That((chatters.UserId, chatters.NeedsConsent), Is.EqualTo((UserId, true)));
        Assert.That(raw?.UserId, Is.EqualTo(hasToken ? null : UserId));
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task An_operation_that_takes_no_user_token_goes_with_the_app_token()
    {
        await StoreAsync();

        await Client.Conduits.GetConduitsAsync();

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [Test]
    public async Task ForUser_and_ForApp_choose_otherwise()
    {
        await StoreAsync();
        Store.Put(new HelixToken(OtherId, "access-of-other") { Scopes = [] });

        await Client.ForApp().Users.GetUsersAsync(ids: ["1"]);
        Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.ForUser(OtherId).Users.GetUsersAsync(ids: ["1"]));

        Assert.That(Used.Take(2), Is.EqualTo(new[] { "app-token", "access-of-other" }));
    }

    [Test]
    public async Task The_token_of_the_options_is_not_the_current_users()
    {
        CreateUserClient(options => options.AccessToken = "token-of-options");
        await StoreTokenAsync();

        await Client.Users.GetUsersAsync(ids: ["1"]);
        runner.UserId = null;
        Assert.ThrowsAsync<HelixApiException>(() => Client.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "token-of-options" }));
    }

    [Test]
    public async Task A_call_keeps_its_user_when_its_token_is_renewed()
    {
        await StoreAsync();
        Twitch.Reject("access-1");
        Twitch.OnRefresh = () => runner.UserId = OtherId;

        await Client.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2" }));
    }

    [Test]
    public async Task All_pages_of_a_list_go_with_the_token_of_the_user_who_asked_for_it()
    {
        await StoreAsync();

        var streams = Client.Streams.GetStreamsPagedAsync();
        runner.UserId = OtherId;
        await foreach (var page in streams.AsPages())
            Assert.That(page, Is.Not.Null);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task A_look_up_goes_with_the_token_of_the_user_who_asked_and_shares_no_call_with_another_user()
    {
        await StoreAsync();
        Store.Put(new HelixToken(OtherId, "access-of-other") { Scopes = [] });

        var mine = Client.Batch.Users.GetAsync(UserId);
        runner.UserId = OtherId;
        var others = Client.Batch.Users.GetAsync(UserId);
        runner.UserId = null;
        var apps = Client.Batch.Users.GetAsync(UserId);

        Assert.That((await mine)?.Id, Is.EqualTo(UserId));
        Assert.ThrowsAsync<HelixAuthorizationException>(() => others);
        await apps;
        Assert.That(Used.Distinct(), Is.EquivalentTo(new[] { "access-1", "access-of-other", "app-token" }));
    }

    [Test]
    public async Task A_client_that_waits_for_no_limit_acts_as_the_current_user_too()
    {
        await StoreAsync();

        await Client.WithRateLimitWait(TimeSpan.Zero).Users.GetUsersAsync(ids: ["1"]);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public void A_login_is_no_users_ID()
    {
        CreateUserClient();
        runner.UserId = "twitchdev";

        var e = Assert.ThrowsAsync<ArgumentException>(async () => await Client.Users.GetUsersAsync(ids: ["1"]))!;

        Assert.That(e.Message, Does.Contain("twitchdev").And.Contain(nameof(IHelixCurrentUser)));
    }

    private void CreateUserClient(Action<HelixOptions>? change = null)
    {
        runner.UserId = UserId;
        CreateClient(change, builder => builder.AddCurrentUser(_ => runner));
    }

    private async Task StoreAsync()
    {
        CreateUserClient();
        await StoreTokenAsync();
    }

    private sealed class Runner : IHelixCurrentUser
    {
        public string? UserId { get; set; }
    }
}
