using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Authentication;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>Several applications and schemes, and options that are refused.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SchemesTests
{
    [Test]
    public async Task Two_applications_have_a_scheme_each_and_keep_their_users_apart()
    {
        using var other = HelixTestServer.Start();
        var store = new FaultyTokenStore();
        await using var app = await LoginApp.StartAsync(
            services: services =>
            {
                LoginApp.AddTwitchHelix(services, other, "bot", "client-of-the-bot").AddTokenStore(_ => store).AddWebDefaults();
                services.AddAuthentication().AddTwitch("TwitchBot", options =>
                {
                    options.Application = "bot";
                    options.CallbackPath = "/signin-bot";
                    options.Scope.Add(TwitchScopes.UserBot);
                });
            },
            map: app =>
            {
                app.MapGet("/login-bot", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, ["TwitchBot"]));
                app.MapGet("/bot", () => "bot").RequireTwitchScopes(TwitchScopes.UserWriteChat);
                app.MapGet("/current", (IServiceProvider provider) => string.Join(
                    '+', new[] { "", "bot" }.Select(name => provider.GetRequiredKeyedService<IHelixCurrentUser>(name).UserId ?? "nobody")));
            });
        other.Identity.SignedInUser = new HelixTestUser("40010099", "thebot");
        using var user = await app.LogInAsync();
        using var bot = app.Open();

        Assert.That((await bot.GoAsync("/login-bot")).Text, Is.EqualTo("home of 40010099"));

        Assert.That((await user.GoAsync("/current")).Text, Is.EqualTo("40010001+nobody"));
        Assert.That((await bot.GoAsync("/current")).Text, Is.EqualTo("nobody+40010099"));
        Assert.That((await store.GetAsync("40010099"))!.ClientId, Is.EqualTo("client-of-the-bot"));
        Assert.That(await app.Store.GetAsync("40010099"), Is.Null);
        Assert.That((await bot.GoAsync("/bot")).Text, Is.EqualTo("bot"));
        Assert.That(bot.Steps.Select(step => step.AbsolutePath), Does.Contain("/signin-bot"));
        Assert.That((await store.GetAsync("40010099"))!.Scopes, Is.EquivalentTo(new[] { TwitchScopes.UserBot, TwitchScopes.UserWriteChat }));
        await app.Tokens.RemoveAsync(LoginApp.Harborlight);
        Assert.That((await bot.GoAsync("/current")).Text, Is.EqualTo("nobody+40010099"), "The other application's users stay.");
    }

    private static IEnumerable<TestCaseData> WrongOptions()
    {
        yield return Case("SaveTokens", options => options.SaveTokens = true);
        yield return Case("UsePkce", options => options.UsePkce = true);
        yield return Case("openid", options => options.IdTokenClaims.Add("email"));
        yield return Case("'no-such'", options => options.Application = "no-such");

        static TestCaseData Case(string named, Action<TwitchAuthenticationOptions> change) => new TestCaseData(change, named).SetArgDisplayNames(named);
    }

    [TestCaseSource(nameof(WrongOptions))]
    public void What_cannot_work_is_refused_when_the_app_starts(Action<TwitchAuthenticationOptions> change, string named)
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => LoginApp.StartAsync(change))!;

        Assert.That(e.Message, Does.Contain(named));
    }

    [Test]
    public async Task Client_ID_secret_and_addresses_are_those_of_the_application()
    {
        await using var app = await LoginApp.StartAsync(options => (options.ClientId, options.ClientSecret) = ("another", "another"));

        var options = app.Services.GetRequiredService<IOptionsMonitor<TwitchAuthenticationOptions>>().Get("Twitch");

        Assert.That(options.ClientId, Is.EqualTo(app.Twitch.CreateOptions().ClientId));
        Assert.That(options.AuthorizationEndpoint, Is.EqualTo(new Uri(app.Twitch.IdentityAddress, "authorize").AbsoluteUri));
    }

    [Test]
    public void UseTwitchConsent_needs_the_scheme() =>
        Assert.That(() => WebApplication.CreateSlimBuilder().Build().UseTwitchConsent(), Throws.InvalidOperationException);
}
