using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Users' tokens are added, listed, removed and revoked.</summary>
public sealed class HelixTokensTests : TokenFixture
{
    [Test]
    public async Task A_pair_is_stored_with_what_Twitch_says_about_it()
    {
        var granted = Twitch.Grant();

        var token = await Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((token.UserId, token.UserLogin), Is.EqualTo((UserId, "twitchdev")));
            Assert.That(token.Scopes, Is.EqualTo(new[] { "user:edit" }));
            Assert.That(token.ExpiresAt, Is.EqualTo(Time.GetUtcNow() + Life));
            Assert.That((await StoredAsync()).Version, Is.EqualTo(token.Version));
            Assert.That(token.RefreshToken, Is.EqualTo("refresh-1"));
            Assert.That(Refreshes, Is.Zero);
        }
    }

    [Test]
    public async Task A_token_that_is_added_is_returned_as_it_is_stored()
    {
        HelixToken added = await Client.Tokens.AddAsync(new HelixToken("2", "access"));

        Assert.That((added.UserId, added.AccessToken, added.Version), Is.EqualTo(("2", "access", (await Store.GetAsync("2"))!.Version)));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [Test]
    public async Task An_access_token_that_has_ended_is_renewed_first()
    {
        var granted = Twitch.Grant();
        Time.Advance(Life);

        var token = await Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken);

        Assert.That((token.UserId, token.AccessToken, token.RefreshToken), Is.EqualTo((UserId, "access-2", "refresh-2")));
        await CallAsync();
        Assert.That(Used, Is.EqualTo(new[] { "access-2" }));
    }

    [Test]
    public async Task A_pair_that_was_renewed_is_not_lost_with_the_validation_that_fails_after_it()
    {
        var granted = Twitch.Grant();
        Time.Advance(Life);
        Server.Identity = request => Refreshes > 0 ? Answer.Empty(500) : Twitch.Identity(request);
        Assert.ThrowsAsync<HelixApiException>(() => Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken));
        Server.Identity = Twitch.Identity;

        var token = await Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken);

        Assert.That((token.AccessToken, token.RefreshToken), Is.EqualTo(("access-2", "refresh-2")));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_pair_that_was_renewed_is_not_lost_with_the_store_that_fails_after_it()
    {
        var granted = Twitch.Grant();
        Time.Advance(Life);
        Store.OnSet = _ => throw new IOException("the disk is full");
        Assert.ThrowsAsync<HelixException>(() => Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken));
        Store.OnSet = null;

        await Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken);

        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
        Assert.That(Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_is_no_good_is_refused([Values(null, "secret-refresh")] string? refreshToken)
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.AddAsync("secret-old", refreshToken))!;

        Assert.That(e.NeedsConsent, Is.True);
        Assert.That(e.ToString(), Does.Not.Contain("secret-"));
        Assert.That(await ListAsync(), Is.Empty);
    }

    [TestCase("""{"client_id":"the-client-id","login":"","scopes":null,"user_id":"","expires_in":5000}""", "app token")]
    [TestCase("""{"client_id":"another","login":"twitchdev","scopes":[],"user_id":"1","expires_in":5000}""", "belongs to the application another")]
    public async Task A_token_that_is_not_a_users_of_this_application_is_refused(string validation, string said)
    {
        Server.Identity = _ => Answer.Json(validation);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.AddAsync("secret-access", "secret-refresh"))!;

        Assert.That(e.Message, Does.Contain(said));
        Assert.That(e.ToString(), Does.Not.Contain("secret"));
        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_token_that_is_added_takes_the_place_of_the_one_before_also_if_another_process_is_quicker()
    {
        await StoreTokenAsync();
        Store.OnSet = _ =>
        {
            Store.OnSet = null;
            Store.Put(new HelixToken(UserId, "of-the-other"));
            return Task.CompletedTask;
        };

        await StoreTokenAsync();

        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-2"));
    }

    [Test]
    public async Task All_are_listed()
    {
        await StoreTokenAsync();
        await Client.Tokens.AddAsync(new HelixToken("2", "a"));

        Assert.That(await ListAsync(), Is.EquivalentTo(new[] { UserId, "2" }));
    }

    [Test]
    public async Task A_removed_token_is_gone_here_and_good_at_Twitch()
    {
        await StoreTokenAsync();

        Assert.That(await Client.Tokens.RemoveAsync(UserId), Is.True);
        Assert.That(await Client.Tokens.RemoveAsync(UserId), Is.False);

        Assert.That(await Client.Tokens.GetAsync(UserId), Is.Null);
        Assert.That(await Client.Identity.ValidateAsync("access-1"), Is.Not.Null);
    }

    [Test]
    public async Task A_token_that_is_taken_back_is_gone_in_both_places()
    {
        await StoreTokenAsync();

        Assert.That(await Client.Tokens.RevokeAsync(UserId), Is.True);
        Assert.That(await Client.Tokens.RevokeAsync(UserId), Is.False);

        Assert.That(await Client.Tokens.GetAsync(UserId), Is.Null);
        Assert.That(await Client.Identity.ValidateAsync("access-1"), Is.Null);
    }

    [Test]
    public async Task A_token_that_could_not_be_taken_back_is_still_there()
    {
        await StoreTokenAsync();
        Server.Identity = _ => Answer.Empty(500);

        Assert.ThrowsAsync<HelixApiException>(() => Client.Tokens.RevokeAsync(UserId));

        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-1"));
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_user_without_an_ID_is_refused(string? userId)
    {
        Assert.That(async () => await Client.Tokens.GetAsync(userId!), Throws.InstanceOf<ArgumentException>());
        Assert.That(async () => await Client.Tokens.RemoveAsync(userId!), Throws.InstanceOf<ArgumentException>());
        Assert.That(async () => await Client.Tokens.RevokeAsync(userId!), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase("twitchdev")]
    [TestCase("1\ud800")]
    [TestCase("1\n")]
    public async Task A_user_ID_that_is_none_is_refused(string userId)
    {
        var token = new HelixToken(userId, "secret-access");

        Assert.That(async () => await Client.Tokens.AddAsync(token), Throws.ArgumentException.With.Message.Contains("digits"));

        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await Client.Tokens.GetAsync(userId), Is.Null);
    }

    [Test]
    public void No_token_is_refused()
    {
        Assert.That(async () => await Client.Tokens.AddAsync((HelixToken)null!), Throws.ArgumentNullException);
        Assert.That(async () => await Client.Tokens.AddAsync((string)null!), Throws.ArgumentNullException);
        Assert.That(async () => await Client.Tokens.AddAsync(""), Throws.ArgumentException);
    }

    private async Task<List<string>> ListAsync()
    {
        List<string> users = [];
        await foreach (var token in Client.Tokens.ListAsync())
            users.Add(token.UserId);
        return users;
    }
}
