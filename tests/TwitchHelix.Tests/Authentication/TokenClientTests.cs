using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Tokens of another application in the same store: they are refused, not sent, not renewed, not marked.</summary>
public sealed class TokenClientTests : TokenFixture
{
    private const string Another = "another-client-id";

    [Test]
    public async Task Grants_renewals_and_validations_record_the_client_ID()
    {
        var granted = Twitch.Grant();
        var added = await Client.Tokens.AddAsync(granted.AccessToken, granted.RefreshToken);
        Time.Advance(Life);
        await CallAsync();
        var renewed = await StoredAsync();
        Store.Put(new HelixToken(UserId, Twitch.Grant().AccessToken));

        await Client.Tokens.ValidateAsync();

        Assert.That(new[] { added.ClientId, renewed.ClientId, (await StoredAsync()).ClientId }, Is.All.EqualTo("the-client-id"));
        Assert.That(renewed.AccessToken, Is.EqualTo("access-2"));
    }

    [Test]
    public async Task A_token_of_another_application_is_refused_and_stays_as_it_is([Values] bool hasExpired)
    {
        var foreign = Foreign(hasExpired);
        Store.Put(foreign);

        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!);
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.GetAsync(UserId))!);
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.RevokeAsync(UserId))!);
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.ValidateAsync())!);
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Identity.RefreshAsync(foreign))!);

        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
        Assert.That(await StoredAsync(), Is.SameAs(foreign));
    }

    [Test]
    public async Task It_is_not_added_but_can_be_replaced_and_removed()
    {
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.AddAsync(Foreign(hasExpired: false)))!);

        Store.Put(Foreign(hasExpired: true));
        await StoreTokenAsync();
        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-1"));
        Store.Put(Foreign(hasExpired: true));
        Assert.That(await Client.Tokens.RemoveAsync(UserId), Is.True);
    }

    [Test]
    public async Task Once_Twitch_has_said_that_it_is_another_applications_its_refresh_token_is_never_sent()
    {
        var token = await StoreTokenAsync();
        Server.Identity = _ => Answer.Json($$"""{"client_id":"{{Another}}","login":"twitchdev","scopes":[],"user_id":"{{UserId}}","expires_in":14400}""");
        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Tokens.ValidateAsync())!);
        Server.Identity = Twitch.Identity;
        Time.Advance(Life);

        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!);

        var stored = await StoredAsync();
        Assert.That((stored.ClientId, stored.NeedsConsent, stored.RefreshToken), Is.EqualTo((Another, false, token.RefreshToken)));
        Assert.That(Refreshes, Is.Zero);
    }

    [Test]
    public async Task Two_applications_in_one_file_leave_each_other_alone()
    {
        using var folder = new TestFolder();
        await new FileTokenStore(folder.TokenFile).SetAsync(Foreign(hasExpired: true), replaced: null);
        CreateClient(configure: builder => builder.AddFileTokenStore(folder.TokenFile));
        await Client.Tokens.AddAsync(new HelixToken("2", "access-of-2") { Scopes = [] });

        AssertRefused(Assert.ThrowsAsync<HelixAuthorizationException>(() => CallAsync())!);

        var stored = (await new FileTokenStore(folder.TokenFile).GetAsync(UserId))!;
        Assert.That((stored.ClientId, stored.RefreshToken, stored.NeedsConsent), Is.EqualTo((Another, "refresh-foreign", false)));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    private HelixToken Foreign(bool hasExpired) => new(UserId, "access-foreign")
    {
        ClientId = Another,
        RefreshToken = "refresh-foreign",
        Scopes = [],
        ExpiresAt = Time.GetUtcNow() + (hasExpired ? -Life : Life),
    };

    private static void AssertRefused(HelixAuthorizationException e)
    {
        Assert.That(e.Message, Does.Contain(Another).And.Contain("the-client-id").And.Contain("a token store of its own"));
        Assert.That((e.NeedsConsent, e.UserId), Is.EqualTo((false, UserId)));
        Assert.That(e.ToString(), Does.Not.Contain("-foreign"));
    }
}
