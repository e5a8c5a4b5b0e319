using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Testing;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>What others can do to a log-in: each is refused, or does no harm.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AttackTests
{
    private static readonly HelixTestUser Mallory = new("40010066", "mallory");

    [TestCase("")]
    [TestCase("?code=test-code-1")]
    [TestCase("?code=test-code-1&state=forged")]
    [TestCase("?error=access_denied&state=forged")]
    [TestCase("?code=test-code-1&state=forged&returnUrl=https://evil.example/")]
    public async Task A_forged_state_logs_nobody_in(string query)
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = app.Open();

        var page = await browser.StepAsync("/signin-twitch" + query);

        Assert.That((page.Status, page.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
        Assert.That(page.Text, Does.Contain("The log-in could not be completed").And.Not.Contain("evil"));
        Assert.That(browser.Login, Is.Null);
        Assert.That(app.Twitch.Identity.Requests.AuthorizationCode, Is.Zero);
    }

    [TestCase("/login")]
    [TestCase("/signin-twitch")]
    public async Task An_address_with_any_letters_is_where_a_log_in_returns(string begin)
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = app.Open();

        var page = await browser.GoAsync($"{begin}?returnUrl={Uri.EscapeDataString("/?q=grün日😀")}");

        Assert.That((page.Status, page.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, "/?q=gr%C3%BCn%E6%97%A5%F0%9F%98%80")));
    }

    [Test]
    public async Task What_began_in_one_browser_logs_nobody_in_in_another()
    {
        await using var app = await LoginApp.StartAsync();
        app.Twitch.Identity.SignedInUser = Mallory;
        using var mallory = app.Open();
        using var victim = app.Open();

        var asked = (await mallory.StepAsync("/login")).Location!;
        var back = (await mallory.StepAsync(HttpMethod.Get, asked)).Location!;
        var page = await victim.StepAsync(HttpMethod.Get, back);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(victim.Login, Is.Null);
        Assert.That(app.Twitch.Identity.Requests.AuthorizationCode, Is.Zero);
    }

    [Test]
    public async Task A_code_serves_once()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = app.Open();
        var back = (await browser.StepAsync(HttpMethod.Get, (await browser.StepAsync("/login")).Location!)).Location!;
        await browser.FollowAsync(back);
        Assert.That(browser.Login, Is.Not.Null);

        using var thief = app.Open();
        Assert.That((await browser.StepAsync(HttpMethod.Get, back)).Status, Is.EqualTo(HttpStatusCode.BadRequest), "With its state.");
        var state = QueryHelpers.ParseQuery((await thief.StepAsync("/login")).Location!.Query)["state"].ToString();
        var code = QueryHelpers.ParseQuery(back.Query)["code"].ToString();
        var page = await thief.StepAsync(QueryHelpers.AddQueryString("/signin-twitch", new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden), "With a state of its own.");
        Assert.That(thief.Login, Is.Null);
    }

    [Test]
    public async Task A_cookie_that_was_planted_before_the_log_in_is_not_the_users_after_it()
    {
        await using var app = await LoginApp.StartAsync();
        using var mallory = await app.LogInAsync(Mallory);
        app.Twitch.Identity.SignedInUser = new HelixTestUser(LoginApp.Harborlight, "harborlight");
        using var victim = app.Open();
        victim.SetLogin(mallory.Login!);

        Assert.That((await victim.GoAsync("/login")).Text, Is.EqualTo("home of 40010001"));

        Assert.That(victim.Login, Is.Not.EqualTo(mallory.Login));
        Assert.That((await mallory.GoAsync("/")).Text, Is.EqualTo("home of 40010066"));
    }

    [Test]
    public async Task A_session_that_was_planted_before_the_log_in_is_not_the_users_after_it()
    {
        await using var app = await LoginApp.StartAsync(services: services =>
            services.Configure<CookieAuthenticationOptions>("Cookies", options => options.SessionStore = new Sessions()));
        using var mallory = await app.LogInAsync(Mallory);
        app.Twitch.Identity.SignedInUser = new HelixTestUser(LoginApp.Harborlight, "harborlight");
        using var victim = app.Open();
        victim.SetLogin(mallory.Login!);

        Assert.That((await victim.GoAsync("/login")).Text, Is.EqualTo("home of 40010001"));

        Assert.That((await mallory.GoAsync("/")).Text, Is.EqualTo("home of 40010066"));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("/\t/evil.example/")]
    [TestCase("http://127.0.0.1/")]
    [TestCase("http://user@127.0.0.1/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("polls")]
    public async Task A_log_in_leads_to_no_other_site(string address)
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = app.Open();
        var query = "?returnUrl=" + Uri.EscapeDataString(address);

        var challenged = await browser.StepAsync("/login" + query);
        var link = await browser.StepAsync("/signin-twitch" + query);

        Assert.That((challenged.Status, challenged.Location), Is.EqualTo((HttpStatusCode.InternalServerError, (Uri?)null)));
        Assert.That((link.Status, link.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
    }

    [Test]
    public async Task A_log_in_leads_to_a_path_and_to_an_address_of_the_app()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/login?returnUrl=/claims")).Address.AbsolutePath, Is.EqualTo("/claims"));
        Assert.That((await browser.GoAsync("/login?returnUrl=" + new Uri(app.Address, "/claims"))).Address.AbsolutePath, Is.EqualTo("/claims"));
        Assert.That((await browser.GoAsync("/signin-twitch?returnUrl=/claims")).Address.AbsolutePath, Is.EqualTo("/claims"));
    }

    [Test]
    public async Task A_path_that_browsers_read_as_another_host_is_not_returned_to()
    {
        await using var app = await LoginApp.StartAsync(services: services => services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        using var browser = app.Open();

        var asked = await browser.StepAsync(HttpMethod.Get, new Uri(app.Address.AbsoluteUri + "/evil.example/"));
        var page = await browser.FollowAsync(asked.Location!);

        Assert.That(page.Address, Is.EqualTo(app.Address));
    }

    [Test]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        await using var app = await LoginApp.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        using var asked = await client.GetAsync(new Uri(app.Address, "/login"));

        var cookie = asked.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("; httponly").And.Contain("; samesite=lax").And.Contain("path=/signin-twitch"));
    }

    private sealed class Sessions : ITicketStore
    {
        private readonly ConcurrentDictionary<string, AuthenticationTicket> tickets = new();

        public Task<string> StoreAsync(AuthenticationTicket ticket)
        {
            var key = Guid.NewGuid().ToString();
            tickets[key] = ticket;
            return Task.FromResult(key);
        }

        public Task RenewAsync(string key, AuthenticationTicket ticket)
        {
            tickets[key] = ticket;
            return Task.CompletedTask;
        }

        public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(tickets.GetValueOrDefault(key));

        public Task RemoveAsync(string key)
        {
            tickets.TryRemove(key, out _);
            return Task.CompletedTask;
        }
    }
}
