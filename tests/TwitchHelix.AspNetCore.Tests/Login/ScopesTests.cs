using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Testing;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>Endpoints say which scopes they need, and users grant them when they get there.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScopesTests
{
    [Test]
    public async Task A_user_without_the_scope_goes_to_Twitch_for_what_is_granted_and_just_that_and_comes_back()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));
        using var browser = await app.LogInAsync();

        var page = await browser.GoAsync("/polls?of=today");

        Assert.That((page.Status, page.Text), Is.EqualTo((HttpStatusCode.OK, "polls of 40010001")));
        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/polls?of=today"));
        var scope = QueryHelpers.ParseQuery(browser.Steps.Single(step => step.AbsolutePath == "/oauth2/authorize").Query)["scope"].ToString();
        Assert.That(scope.Split(' '), Is.EquivalentTo(new[] { TwitchScopes.UserReadEmail, TwitchScopes.ChannelManagePolls }));
        Assert.That((await app.Tokens.GetAsync(LoginApp.Harborlight))!.Scopes, Is.EquivalentTo(scope.Split(' ')));
        Assert.That((await browser.GoAsync("/polls")).Address.AbsolutePath, Is.EqualTo("/polls"));
        Assert.That(browser.Steps, Has.Count.EqualTo(1), "It was granted.");
    }

    [Test]
    public async Task What_was_granted_before_is_asked_for_again_even_if_the_log_in_asks_for_less()
    {
        await using var app = await LoginApp.StartAsync();
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.BitsRead]).ToHelixToken());
        using var browser = await app.LogInAsync();

        await browser.GoAsync("/polls");

        Assert.That(
            (await app.Tokens.GetAsync(LoginApp.Harborlight))!.Scopes, Is.EquivalentTo(new[] { TwitchScopes.BitsRead, TwitchScopes.ChannelManagePolls }));
    }

    [TestCase("/polls-page?page=2", "/polls-page?page=2", TestName = "A POST returns to the page that sent it")]
    [TestCase("http://evil.example/polls", "/", TestName = "A POST from another site returns to the first page")]
    [TestCase(null, "/", TestName = "A POST from nowhere returns to the first page")]
    public async Task A_POST_without_the_scope(string? referer, string back)
    {
        await using var app = await LoginApp.StartAsync(map: app => app.MapGet("/polls-page", () => "the page"));
        using var browser = await app.LogInAsync();

        var page = await browser.PostAsync("/polls", referer);

        Assert.That(page.Address.PathAndQuery, Is.EqualTo(back));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await browser.PostAsync("/polls", referer)).Text, Is.EqualTo("created"));
    }

    [Test]
    public async Task Nobody_who_is_logged_out_gets_in()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));
        using var browser = app.Open();

        var asked = await browser.StepAsync("/polls");

        Assert.That(asked.Location!.AbsolutePath, Is.EqualTo("/oauth2/authorize"));
        Assert.That(QueryHelpers.ParseQuery(asked.Location.Query)["scope"].ToString(), Is.EqualTo("user:read:email channel:manage:polls"));
        Assert.That((await browser.FollowAsync(asked.Location)).Text, Is.EqualTo("polls of 40010001"), "At last it is granted.");
        Assert.That(browser.Steps.Count(step => step.AbsolutePath == "/oauth2/authorize"), Is.EqualTo(1));
    }

    [TestCase(null, TestName = "A circuit or a hub, with the default policy")]
    [TestCase("Named", TestName = "A circuit or a hub, with a policy of the app")]
    public async Task What_knows_policies_only_requires_the_scopes_as_well(string? policy)
    {
        await using var app = await LoginApp.StartAsync(services: services => services.AddAuthorizationBuilder()
            .AddPolicy("Named", named => named.RequireClaim(TwitchClaimTypes.UserId)));
        using var browser = await app.LogInAsync();
        var required = new RequireTwitchScopesAttribute(TwitchScopes.ChannelManagePolls) { Policy = policy };
        var login = new ClaimsIdentity([new(TwitchClaimTypes.UserId, LoginApp.Harborlight)], "Twitch");

        Assert.That(await IsLetInAsync(new ClaimsPrincipal(login)), Is.False);
        await browser.GoAsync("/polls");
        Assert.That(await IsLetInAsync(new ClaimsPrincipal(login)), Is.True);
        Assert.That(await IsLetInAsync(new ClaimsPrincipal()), Is.False);

        // As AuthorizeRouteView and the dispatcher of hubs do.
        async Task<bool> IsLetInAsync(ClaimsPrincipal user)
        {
            var combined = await AuthorizationPolicy.CombineAsync(app.Services.GetRequiredService<IAuthorizationPolicyProvider>(), [required]);
            return (await app.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, null, combined!)).Succeeded;
        }
    }

    [Test]
    public async Task A_policy_that_the_app_lacks_is_named()
    {
        await using var app = await LoginApp.StartAsync(map: app =>
            app.MapGet("/strange", () => "strange").RequireAuthorization(new RequireTwitchScopesAttribute(TwitchScopes.BitsRead) { Policy = "no-such" }));
        using var browser = await app.LogInAsync();

        Assert.That((await browser.StepAsync("/strange")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Log.Lines, Has.Some.Contain("the policy 'no-such'"));
    }

    [Test]
    public async Task If_Twitch_grants_less_than_asked_the_user_reads_what_is_missing_and_there_is_no_loop()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();

        var asked = (await browser.StepAsync("/polls")).Location!;
        var page = await browser.FollowAsync(new Uri(asked.AbsoluteUri.Replace("channel%3Amanage%3Apolls", "bits%3Aread")));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Text, Does.Contain("It is missing: channel:manage:polls."));
        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/signin-twitch"));
        Assert.That((await app.Tokens.GetAsync(LoginApp.Harborlight))!.Scopes, Is.Empty, "What was granted before stays.");
    }

    [Test]
    public async Task A_user_who_grants_the_scope_with_another_account_stays_signed_in_as_before()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        app.Twitch.Identity.SignedInUser = new HelixTestUser("40010077", "otherone");

        var page = await browser.GoAsync("/polls");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
        Assert.That(await app.Store.GetAsync("40010077"), Is.Null);
    }

    [Test]
    public async Task A_user_who_declines_the_scope_stays_logged_in()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        app.Twitch.Identity.DeniesConsent = true;

        var page = await browser.GoAsync("/polls");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
    }

    [Test]
    public async Task What_another_requirement_refuses_no_scope_cures()
    {
        await using var app = await LoginApp.StartAsync(map: app => app.MapGet("/admin", () => "admin")
            .RequireTwitchScopes(TwitchScopes.ChannelManagePolls)
            .RequireAuthorization(policy => policy.RequireRole("admin")));
        using var browser = await app.LogInAsync();

        var page = await browser.StepAsync("/admin");

        Assert.That(page.Location!.AbsolutePath, Is.EqualTo("/Account/AccessDenied"));
    }

    [Test]
    public async Task The_apps_own_handler_of_results_keeps_the_rest()
    {
        await using var app = await LoginApp.StartAsync(
            services: services => services.AddSingleton<IAuthorizationMiddlewareResultHandler, Teapot>(),
            map: app => app.MapGet("/admin", () => "admin").RequireAuthorization(policy => policy.RequireRole("admin")));
        using var browser = await app.LogInAsync();

        Assert.That((int)(await browser.StepAsync("/admin")).Status, Is.EqualTo(418));
        Assert.That((await browser.GoAsync("/polls")).Text, Is.EqualTo("polls of 40010001"));
    }

    [Test]
    public void There_is_at_least_one_scope() => Assert.Multiple(() =>
    {
        Assert.That(() => new RequireTwitchScopesAttribute(), Throws.ArgumentException);
        Assert.That(() => new RequireTwitchScopesAttribute(""), Throws.ArgumentException);
    });

    private sealed class Teapot : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (!authorizeResult.Forbidden)
                return usual.HandleAsync(next, context, policy, authorizeResult);
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        }
    }
}
