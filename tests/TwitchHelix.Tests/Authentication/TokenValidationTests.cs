using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Stored tokens are validated, every hour and on request.</summary>
public sealed class TokenValidationTests : TokenFixture
{
    [Test]
    public async Task Tokens_that_are_good_stay_as_they_are()
    {
        var token = await StoreTokenAsync();

        Assert.That(await Client.Tokens.ValidateAsync(), Is.Empty);

        Assert.That((await StoredAsync()).Version, Is.EqualTo(token.Version));
        var asked = Server.IdentityCalls.Single();
        Assert.That((asked.Path, asked.Header("Authorization")), Is.EqualTo(("/oauth2/validate", "OAuth access-1")));
    }

    [Test]
    public async Task A_users_new_name_and_scopes_are_kept_with_the_pair()
    {
        var token = await StoreTokenAsync();
        Server.Identity = _ => Answer.Json(
            """{"client_id":"the-client-id","login":"renamed","scopes":["chat:read","user:edit"],"user_id":"141981764","expires_in":14400}""");

        await Client.Tokens.ValidateAsync();

        var stored = await StoredAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.UserLogin, Is.EqualTo("renamed"));
            Assert.That(stored.Scopes, Is.EqualTo(new[] { "chat:read", "user:edit" }));
            Assert.That((stored.AccessToken, stored.RefreshToken, stored.IssuedAt), Is.EqualTo((token.AccessToken, token.RefreshToken, token.IssuedAt)));
        }
    }

    [Test]
    public async Task A_token_that_is_no_longer_good_is_renewed()
    {
        await StoreTokenAsync();
        Twitch.Reject("access-1");

        Assert.That(await Client.Tokens.ValidateAsync(), Is.Empty);

        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
    }

    [Test]
    public async Task A_token_that_Twitch_does_not_renew_is_marked_and_its_user_named()
    {
        await StoreTokenAsync();
        await Client.Tokens.AddAsync(new HelixToken("2", "no-good"));
        Twitch.Reject("access-1");
        Twitch.HasConsent = false;
        List<string> told = [];
        Client.Tokens.ConsentNeeded += (_, e) => told.Add(e.Token.UserId);

        Assert.That(await Client.Tokens.ValidateAsync(), Is.EquivalentTo(new[] { UserId, "2" }));
        Assert.That(await Client.Tokens.ValidateAsync(), Is.EquivalentTo(new[] { UserId, "2" }));

        Assert.That((await StoredAsync()).NeedsConsent, Is.True);
        Assert.That(told, Is.EquivalentTo(new[] { UserId, "2" }));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(3), "two validations and one refresh; what is marked is not asked for again");
    }

    [Test]
    public async Task A_fault_of_Twitch_is_told_and_held_against_nobody()
    {
        await StoreTokenAsync();
        Server.Identity = _ => Answer.Empty(500);

        Assert.That(Assert.ThrowsAsync<HelixApiException>(() => Client.Tokens.ValidateAsync())!.Operation, Is.EqualTo("Validating a token"));

        Assert.That((await StoredAsync()).NeedsConsent, Is.False);
    }

    [Test]
    public async Task A_token_that_belongs_to_another_user_is_marked()
    {
        await Client.Tokens.AddAsync(new HelixToken("2", Twitch.Grant().AccessToken) { RefreshToken = "refresh-1", Scopes = ["user:edit"] });
        List<string> told = [];
        Client.Tokens.ConsentNeeded += (_, e) => told.Add(e.Token.UserId);

        Assert.That(await Client.Tokens.ValidateAsync(), Is.EqualTo(new[] { "2" }));

        Assert.That((await Store.GetAsync("2"))!.NeedsConsent, Is.True);
        Assert.That(told, Is.EqualTo(new[] { "2" }));
        Assert.That(() => Client.ForUser("2").Users.GetUsersAsync(), Throws.TypeOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_failure_of_one_token_keeps_no_other_from_being_validated([Values(1, 2)] int failures)
    {
        for (var user = 1; user <= failures; user++)
            await Client.Tokens.AddAsync(new HelixToken($"{user}", "faulty"));
        await StoreTokenAsync();
        Twitch.Reject("access-1");
        Server.Identity = request => request.Header("Authorization") == "OAuth faulty" ? Answer.Empty(500) : Twitch.Identity(request);

        var e = Assert.CatchAsync<HelixException>(() => Client.Tokens.ValidateAsync())!;

        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-2"));
        if (failures == 1)
            Assert.That(e, Is.TypeOf<HelixApiException>());
        else
            Assert.That((e.GetType(), e.InnerException), Is.EqualTo((typeof(HelixException), e.InnerException as AggregateException)));
    }

    [Test]
    public async Task A_store_that_breaks_off_hides_no_failure_before()
    {
        Server.Identity = _ => Answer.Json("""{"status":403,"message":"no"}""", 403);
        CreateClient(configure: builder => builder.AddTokenStore(_ => new StreamingTokenStore(2)
        {
            OnList = user =>
            {
                if (user == 2)
                    throw new IOException("the disk is gone");
            },
        }));

        var e = Assert.ThrowsAsync<HelixException>(() => Client.Tokens.ValidateAsync())!;

        Assert.That(e.ToString(), Does.Contain("status 403").And.Contains("the disk is gone"));
    }

    [Test]
    public async Task A_handler_that_throws_keeps_no_other_token_from_being_validated()
    {
        await Client.Tokens.AddAsync(new HelixToken("2", "no-good"));
        await StoreTokenAsync();
        Twitch.Reject("access-1");
        Client.Tokens.ConsentNeeded += (_, _) => throw new InvalidTimeZoneException("of the handler");

        Assert.That(await Client.Tokens.ValidateAsync(), Is.EqualTo(new[] { "2" }));

        Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-2"));
    }

    [Test]
    public async Task A_host_validates_when_it_starts_and_every_hour_after_whatever_goes_wrong()
    {
        var time = new FakeTimeProvider(Time.GetUtcNow());
        using var asked = new SemaphoreSlim(0);
        using var told = new SemaphoreSlim(0);
        var requests = 0;
        Server.Identity = request =>
        {
            var answer = ++requests switch
            {
                2 => Answer.Json("""{"status":403,"message":"no"}""", 403),
                3 => Answer.Json("""{"client_id":"the-client-id","user_id":"141981764","scopes":[{}]}"""),
                4 => Answer.Json("""{"client_id":"the-client-id","user_id":"2","scopes":[]}"""),
                _ => Twitch.Identity(request),
            };
            asked.Release();
            return answer;
        };
        Store.Put(Twitch.Grant());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddTwitchHelix(options => { (options.ClientId, options.IdentityAddress) = ("the-client-id", Server.Options.IdentityAddress); })
            .AddTokenStore(_ => Store).AddTokenValidation().AddTokenValidation();
        using var host = builder.Build();
        host.Services.GetRequiredService<IHelixTokens>().ConsentNeeded += (_, _) =>
        {
            told.Release();
            throw new InvalidTimeZoneException("of the handler");
        };

        await host.StartAsync();
        await asked.WaitAsync();
        for (var hour = 1; hour <= 3; hour++)
            await NextHourAsync(time, asked);
        // In the third hour the token turned out to be another user's. What is marked is not asked for again.
        await told.WaitAsync();
        Store.Put(Twitch.Grant());
        await NextHourAsync(time, asked);
        await host.StopAsync();

        Assert.That(Server.IdentityCalls.Select(call => call.Path), Is.EqualTo(Enumerable.Repeat("/oauth2/validate", 5)));
    }

    /// <summary>Advances an hour minute by minute: the service may not be waiting yet when the answer has just been sent.</summary>
    private static async Task NextHourAsync(FakeTimeProvider time, SemaphoreSlim asked)
    {
        time.Advance(TimeSpan.FromMinutes(59));
        for (var minute = 0; !await asked.WaitAsync(TimeSpan.FromMilliseconds(20)); minute++)
        {
            Assert.That(minute, Is.LessThan(250), "the service validates no more");
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
