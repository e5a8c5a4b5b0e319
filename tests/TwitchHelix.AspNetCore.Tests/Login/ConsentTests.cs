using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>A user whose consent is gone is signed out at the next request, and reads why.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConsentTests
{
    [TestCase("/", TestName = "A page for everybody")]
    [TestCase("/claims?page=2", TestName = "A page for users")]
    [TestCase("/polls", TestName = "A page that needs scopes")]
    public async Task Says_why_the_user_was_signed_out_and_leads_back(string address)
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.ChannelManagePolls));
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);

        var page = await browser.GoAsync(address);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(page.Text, Does.Contain("<h1>You have been logged out</h1>").And.Contain("""<html lang="en">""").And.Not.Contain("<script"));
        Assert.That(browser.Login, Is.Null);
        var again = await browser.GoAsync(LoginTests.LinkIn(page));
        Assert.That((again.Status, again.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, address)));
    }

    [Test]
    public async Task A_token_that_is_no_longer_stored_is_no_consent()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        await app.Tokens.RemoveAsync(LoginApp.Harborlight);

        Assert.That((await browser.GoAsync("/")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of nobody"), "It is told once.");
    }

    [Test]
    public async Task A_request_that_accepts_no_HTML_gets_401_and_the_next_page_tells()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);

        foreach (var accept in new[] { "application/json", "text/event-stream", "*/*" })
        {
            var answer = await browser.StepAsync("/", accept);
            Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.Unauthorized, "")));
        }
        Assert.That((await browser.GoAsync("/")).Text, Does.Contain("You have been logged out"));
    }

    [TestCase(true, TestName = "A page gets the page that says why")]
    [TestCase(false, TestName = "What accepts no HTML gets 401, and the next page tells")]
    public async Task A_request_during_which_Twitch_takes_the_consent_away(bool isPage)
    {
        await using var app = await LoginApp.StartAsync(map: app => app.MapGet(
            "/call", async (IHelixClient twitch) => (await twitch.Users.GetUsersAsync(ids: ["40010002"])).Data.Count));
        using var browser = await app.LogInAsync();
        app.Twitch.Identity.DisconnectUser(LoginApp.Harborlight);

        var page = await browser.StepAsync("/call", isPage ? "text/html" : "*/*");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((isPage ? page : await browser.GoAsync("/")).Text, Does.Contain("You have been logged out"));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of nobody"));
    }

    [Test]
    public async Task A_call_that_lacks_a_scope_or_is_about_another_user_is_no_lost_consent()
    {
        await using var app = await LoginApp.StartAsync(map: app =>
        {
            app.MapGet("/mine", (IHelixClient twitch) => twitch.Polls.GetPollsAsync(LoginApp.Harborlight));
            app.MapGet("/others", (IHelixClient twitch) => twitch.ForUser("40010077").Users.GetUsersAsync());
        });
        using var browser = await app.LogInAsync();

        Assert.That((await browser.GoAsync("/mine")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await browser.GoAsync("/others")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
    }

    [Test]
    public async Task A_fault_of_the_apps_own_code_is_the_apps()
    {
        await using var app = await LoginApp.StartAsync(options => options.Events.OnCreatingTicket = _ => throw new FormatException());
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/login")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task A_file_for_everybody_is_sent_because_a_page_may_need_it()
    {
        await using var app = await LoginApp.StartAsync(map: app => app.MapGet("/style.css", () => "style").AllowAnonymous());
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);

        Assert.That((await browser.StepAsync("/style.css", "text/css,*/*;q=0.1")).Text, Is.EqualTo("style"));
        Assert.That((await browser.GoAsync("/")).Text, Does.Contain("You have been logged out"));
    }

    [Test]
    public async Task A_POST_is_not_carried_out()
    {
        var posted = 0;
        await using var app = await LoginApp.StartAsync(map: app => app.MapPost("/count", () => Interlocked.Increment(ref posted)));
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);

        var page = await browser.PostAsync("/count", "/claims");

        Assert.That((page.Status, posted), Is.EqualTo((HttpStatusCode.Unauthorized, 0)));
        Assert.That(LoginTests.LinkIn(page), Is.EqualTo("/signin-twitch?returnUrl=%2Fclaims"));
    }

    [Test]
    public async Task The_apps_own_page_gets_the_address_to_return_to()
    {
        await using var app = await LoginApp.StartAsync(
            options => options.ConsentLostPath = "/lost",
            map: app => app.MapGet("/lost", (string returnUrl) => $"lost, back to {returnUrl}"));
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);

        Assert.That((await browser.GoAsync("/claims?page=2")).Text, Is.EqualTo("lost, back to /claims?page=2"));
        Assert.That(browser.Login, Is.Null);
    }

    [Test]
    public async Task A_store_that_fails_signs_nobody_out()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        app.Store.OnGet = () => throw new IOException("The database is down.");

        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
        app.Store.OnGet = null;
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
        Assert.That(app.Log.Lines, Has.Some.Contain("The consent of user 40010001 can't be checked, and the user stays signed in"));
    }

    [Test]
    public async Task A_stored_token_that_nobody_can_read_is_no_consent_and_another_log_in_replaces_it()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        var stored = (await app.Store.GetAsync(LoginApp.Harborlight))!;
        app.Store.OnGet = () => throw new UnreadableTokenException("The key ring lacks the key.", null, stored);

        var page = await browser.GoAsync("/claims");

        Assert.That((page.Status, browser.Login), Is.EqualTo((HttpStatusCode.Unauthorized, (string?)null)));
        Assert.That(page.Text, Does.Contain("You have been logged out"));
        app.Store.OnSet = _ =>
        {
            app.Store.OnGet = null;
            return Task.CompletedTask;
        };
        Assert.That((await browser.GoAsync(LoginTests.LinkIn(page))).Address.AbsolutePath, Is.EqualTo("/claims"));
    }

    [Test]
    public async Task A_request_reads_the_store_once_and_asks_Twitch_nothing()
    {
        var reads = 0;
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        app.Store.OnGet = () => Interlocked.Increment(ref reads);
        var asked = app.Twitch.Requests.Count;

        await browser.GoAsync("/claims");

        Assert.That((reads, app.Twitch.Requests.Count - asked), Is.EqualTo((1, 0)));
    }

    [TestCase(false, TestName = "Events that are an object")]
    [TestCase(true, TestName = "Events that the container creates")]
    public async Task The_apps_own_events_of_the_cookie_stay(bool isType)
    {
        await using var app = await LoginApp.StartAsync(services: services =>
        {
            services.AddSingleton<OwnEvents>();
            services.Configure<CookieAuthenticationOptions>("Cookies", options =>
            {
                if (isType)
                    options.EventsType = typeof(OwnEvents);
                else
                    options.Events = new OwnEvents { Forbidden = StatusCodes.Status418ImATeapot };
            });
        }, map: app => app.MapGet("/admin", () => "admin").RequireAuthorization(policy => policy.RequireRole("admin")));
        using var browser = await app.LogInAsync();

        Assert.That((int)(await browser.StepAsync("/admin")).Status, Is.EqualTo(418));
        await LoseConsentAsync(app);
        Assert.That((await browser.GoAsync("/")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        var events = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies");
        Assert.That(events.EventsType, Is.Null);
    }

    [Test]
    public async Task A_page_says_what_a_browser_may_do_with_it()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        await LoseConsentAsync(app);
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = browser.Cookies });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(app.Address);

        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    /// <summary>The user disconnects the app at Twitch, and the hourly validation notices.</summary>
    private static async Task LoseConsentAsync(LoginApp app)
    {
        app.Twitch.Identity.DisconnectUser(LoginApp.Harborlight);
        Assert.That(await app.Tokens.ValidateAsync(), Is.EqualTo(new[] { LoginApp.Harborlight }));
    }

    private sealed class OwnEvents : CookieAuthenticationEvents
    {
        public int Forbidden { get; init; } = StatusCodes.Status418ImATeapot;

        public override Task RedirectToAccessDenied(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
        {
            context.Response.StatusCode = Forbidden;
            return Task.CompletedTask;
        }
    }
}
