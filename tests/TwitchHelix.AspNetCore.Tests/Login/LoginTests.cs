using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>Logging in, as a browser does.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LoginTests
{
    [Test]
    public async Task A_page_that_needs_a_user_leads_to_Twitch_and_back()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));
        using var browser = app.Open();

        var page = await browser.GoAsync("/claims?page=2");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/claims?page=2"));
        Assert.That(browser.Steps.Select(step => step.AbsolutePath), Is.EqualTo(new[] { "/claims", "/oauth2/authorize", "/signin-twitch", "/claims" }));
        Assert.That(page.Text.Split('\n'), Does.Contain("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier: 40010001"));
        Assert.That(page.Text.Split('\n'), Does.Contain("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name: HarborLight"));
        Assert.That(page.Text.Split('\n'), Does.Contain("urn:twitch:login: harborlight"));
        Assert.That(page.Text.Split('\n'), Does.Contain("urn:twitch:displayname: HarborLight"));
        Assert.That(page.Text, Does.Contain("urn:twitch:profileimageurl: https://"));
        Assert.That(page.Text, Does.Contain("emailaddress: "));
    }

    [Test]
    public async Task The_token_goes_into_the_store()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));

        using var browser = await app.LogInAsync();

        var token = await app.Tokens.GetAsync(LoginApp.Harborlight);
        Assert.That(token!.Scopes, Is.EqualTo(new[] { TwitchScopes.UserReadEmail }));
        Assert.That(token.AccessToken, Is.EqualTo(app.Twitch.Identity.Tokens.Single(each => each.UserId is not null).AccessToken));
    }

    [Test]
    public async Task Neither_the_cookie_nor_the_log_has_a_token_a_code_or_a_secret()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add("openid"));

        using var browser = await app.LogInAsync();
        await browser.GoAsync("/polls");

        var (cookie, ticket) = Decrypt(app, browser.Login!);
        string[] secrets =
        [
            .. app.Twitch.Identity.Tokens.SelectMany(token => new[] { token.AccessToken, token.RefreshToken! }),
            app.Twitch.CreateOptions().ClientSecret!,
            "test-code-",
        ];
        Assert.That(secrets, Has.Length.GreaterThan(4));
        Assert.That(cookie, Does.Contain("harborlight"), "It is the decrypted cookie.");
        // The host logs the address of each request, and so the code, which has been used then.
        var lines = app.Log.Lines.Where(line => !line.StartsWith("Microsoft.AspNetCore.Hosting.", StringComparison.Ordinal)).ToList();
        foreach (var secret in secrets)
        {
            Assert.That(cookie, Does.Not.Contain(secret));
            Assert.That(lines, Has.None.Contain(secret));
        }
        Assert.That(ticket.Properties.Items.Keys, Is.SubsetOf(new[] { ".issued", ".expires", ".AuthScheme" }));
    }

    [Test]
    public async Task An_ID_token_is_checked_if_openid_is_asked_for()
    {
        await using var app = await LoginApp.StartAsync(options =>
        {
            options.Scope.Add("openid");
            options.IdTokenClaims.Add("preferred_username");
        });
        using var browser = app.Open();

        var asked = await browser.StepAsync("/login");
        var query = QueryHelpers.ParseQuery(asked.Location!.Query);
        Assert.That(query["nonce"].ToString(), Has.Length.GreaterThan(20));
        Assert.That(query["claims"].ToString(), Is.EqualTo("""{"id_token":{"preferred_username":null}}"""));
        var page = await browser.FollowAsync(asked.Location);

        Assert.That(page.Text, Is.EqualTo("home of 40010001"));
    }

    [Test]
    public async Task An_ID_token_with_another_nonce_logs_nobody_in()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add("openid"));
        using var browser = app.Open();

        var asked = (await browser.StepAsync("/login")).Location!;
        var nonce = QueryHelpers.ParseQuery(asked.Query)["nonce"].ToString();
        var page = await browser.FollowAsync(new Uri(asked.AbsoluteUri.Replace(nonce, new string('x', nonce.Length))));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(browser.Login, Is.Null);
        Assert.That(await app.Store.GetAsync(LoginApp.Harborlight), Is.Null);
    }

    [Test]
    public async Task A_user_who_declines_reads_so_and_can_try_again()
    {
        await using var app = await LoginApp.StartAsync();
        app.Twitch.Identity.DeniesConsent = true;
        using var browser = app.Open();

        var page = await browser.GoAsync("/claims");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.Text, Does.Contain("<h1>You have not logged in</h1>").And.Contain("""<html lang="en">""").And.Not.Contain("<script"));
        Assert.That(browser.Login, Is.Null);
        app.Twitch.Identity.DeniesConsent = false;
        var again = await browser.GoAsync(LinkIn(page));
        Assert.That((again.Status, again.Address.AbsolutePath), Is.EqualTo((HttpStatusCode.OK, "/claims")));
    }

    [Test]
    public async Task If_Twitch_fails_the_user_reads_so_and_can_try_again()
    {
        await using var app = await LoginApp.StartAsync();
        app.Twitch.Faults.Add(HelixFault.Status(503) with { Times = null, Target = HelixFaultTarget.Identity, GrantType = "authorization_code" });
        using var browser = app.Open();

        var page = await browser.GoAsync("/claims");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(browser.Login, Is.Null);
        app.Twitch.Faults.Clear();
        Assert.That((await browser.GoAsync(LinkIn(page))).Address.AbsolutePath, Is.EqualTo("/claims"));
    }

    [Test]
    public async Task A_log_in_with_few_scopes_keeps_a_valid_token_with_more_and_ends_the_new_one()
    {
        await using var app = await LoginApp.StartAsync();
        var wide = app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]);
        await app.Tokens.AddAsync(wide.ToHelixToken());

        using var browser = await app.LogInAsync();

        Assert.That((await app.Tokens.GetAsync(LoginApp.Harborlight))!.AccessToken, Is.EqualTo(wide.AccessToken));
        Assert.That(app.Twitch.Identity.Tokens.Single(token => token.UserId is not null).AccessToken, Is.EqualTo(wide.AccessToken));
        Assert.That((await browser.GoAsync("/polls")).Text, Is.EqualTo("polls of 40010001"));
        Assert.That(browser.Steps, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_log_in_replaces_a_token_with_more_scopes_that_Twitch_no_longer_accepts()
    {
        await using var app = await LoginApp.StartAsync();
        var wide = app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]);
        await app.Tokens.AddAsync(wide.ToHelixToken());
        app.Twitch.Identity.DisconnectUser(LoginApp.Harborlight);

        using var browser = await app.LogInAsync();

        var token = await app.Tokens.GetAsync(LoginApp.Harborlight);
        Assert.That((token!.NeedsConsent, token.Scopes!.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task A_token_with_more_scopes_that_has_expired_is_renewed_and_kept()
    {
        await using var app = await LoginApp.StartAsync();
        var wide = app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]);
        await app.Tokens.AddAsync(wide.ToHelixToken());
        app.Twitch.Identity.ExpireToken(wide.AccessToken);

        using var browser = await app.LogInAsync();

        var token = await app.Tokens.GetAsync(LoginApp.Harborlight);
        Assert.That(token!.Scopes, Is.EqualTo(new[] { TwitchScopes.ChannelManagePolls }));
        Assert.That(token.AccessToken, Is.Not.EqualTo(wide.AccessToken));
    }

    [Test]
    public async Task A_token_with_more_scopes_that_another_machine_stores_meanwhile_is_kept()
    {
        await using var app = await LoginApp.StartAsync();
        var wide = app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]);
        app.Store.OnSet = _ =>
        {
            app.Store.OnSet = null;
            app.Store.Put(wide.ToHelixToken());
            return Task.CompletedTask;
        };

        using var browser = await app.LogInAsync();

        Assert.That((await app.Tokens.GetAsync(LoginApp.Harborlight))!.AccessToken, Is.EqualTo(wide.AccessToken));
    }

    [Test]
    public async Task A_log_in_with_other_scopes_asks_once_more_for_all()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]).ToHelixToken());
        using var browser = app.Open();

        var page = await browser.GoAsync("/claims?page=2");

        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/claims?page=2"));
        var asked = browser.Steps
            .Where(step => step.AbsolutePath == "/oauth2/authorize")
            .Select(step => QueryHelpers.ParseQuery(step.Query)["scope"].ToString());
        Assert.That(asked, Is.EqualTo(new[] { "user:read:email", "channel:manage:polls user:read:email" }));
        var token = (await app.Tokens.GetAsync(LoginApp.Harborlight))!;
        Assert.That(token.Scopes, Is.EquivalentTo(new[] { TwitchScopes.ChannelManagePolls, TwitchScopes.UserReadEmail }));
        await app.LogInAsync();
    }

    [Test]
    public async Task A_user_whom_Twitch_grants_less_once_more_is_logged_in_and_not_asked_again()
    {
        await using var app = await LoginApp.StartAsync(options => options.Scope.Add(TwitchScopes.UserReadEmail));
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]).ToHelixToken());
        using var browser = app.Open();
        var back = await browser.StepAsync(HttpMethod.Get, (await browser.StepAsync("/login")).Location!);
        var again = (await browser.StepAsync(HttpMethod.Get, back.Location!)).Location!;

        var page = await browser.FollowAsync(new Uri(again.AbsoluteUri.Replace("channel%3Amanage%3Apolls", "bits%3Aread")));

        Assert.That(page.Text, Is.EqualTo("home of 40010001"));
        Assert.That(browser.Steps.Count(step => step.AbsolutePath == "/oauth2/authorize"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_browser_that_goes_away_leaves_no_token_that_is_not_stored()
    {
        await using var app = await LoginApp.StartAsync(services: services => services.AddHttpContextAccessor());
        var accessor = app.Services.GetRequiredService<IHttpContextAccessor>();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // What is registered first is called last: the store's own token is canceled by then, if it is linked.
        app.Store.OnGet = () =>
        {
            app.Store.OnGet = null;
            accessor.HttpContext!.RequestAborted.Register(gone.SetResult);
        };
        app.Store.OnSet = async _ =>
        {
            accessor.HttpContext!.Abort();
            await gone.Task;
        };
        using var browser = app.Open();

        Assert.That(async () => await browser.GoAsync("/login"), Throws.InstanceOf<HttpRequestException>());

        await Until.TrueAsync(() => app.Log.Lines.Any(line => line.Contains("Request finished") && line.Contains("/signin-twitch?")));
        var token = await app.Store.GetAsync(LoginApp.Harborlight);
        var issued = app.Twitch.Identity.Tokens.Where(each => each.UserId is not null).Select(each => each.AccessToken);
        Assert.That(issued, Is.EqualTo(new[] { token?.AccessToken }));
        Assert.That(app.Log.Lines, Has.None.Contain(" Error: ").And.None.Contain(" Warning: A log-in"));
    }

    [TestCase(false, TestName = "OnCreatingTicket calls Fail")]
    [TestCase(true, TestName = "OnCreatingTicket throws")]
    public async Task A_user_whom_the_app_refuses_leaves_no_token(bool throws)
    {
        await using var app = await LoginApp.StartAsync(options => options.Events.OnCreatingTicket = context =>
        {
            if (throws)
                throw new FormatException();
            context.Fail("not-invited");
            return Task.CompletedTask;
        });
        using var browser = app.Open();

        var page = await browser.GoAsync("/login");

        Assert.That(page.Status, Is.EqualTo(throws ? HttpStatusCode.InternalServerError : HttpStatusCode.Forbidden));
        Assert.That(page.Text, throws ? Is.Empty : Does.Contain("You cannot log in here").And.Not.Contain("not-invited"));
        Assert.That(browser.Login, Is.Null);
        Assert.That(await app.Store.GetAsync(LoginApp.Harborlight), Is.Null);
        Assert.That(app.Twitch.Identity.Tokens, Has.None.Matches<HelixTestToken>(token => token.UserId is not null));
    }

    [Test]
    public async Task A_user_whom_the_app_refuses_keeps_the_token_from_before()
    {
        await using var app = await LoginApp.StartAsync(options => options.Events.OnCreatingTicket = context =>
        {
            context.Fail("not-invited");
            return Task.CompletedTask;
        });
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(LoginApp.Harborlight, [TwitchScopes.ChannelManagePolls]).ToHelixToken());
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/login")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        Assert.That((await app.Store.GetAsync(LoginApp.Harborlight))!.Scopes, Is.EqualTo(new[] { TwitchScopes.ChannelManagePolls }));
    }

    [Test]
    public async Task Users_log_in_at_once_in_several_browsers()
    {
        await using var app = await LoginApp.StartAsync();

        var browsers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.LogInAsync()));

        foreach (var browser in browsers)
        {
            Assert.That((await browser.GoAsync("/claims")).Text, Does.Contain("40010001"));
            browser.Dispose();
        }
    }

    [Test]
    public async Task ForceVerify_makes_Twitch_ask()
    {
        await using var app = await LoginApp.StartAsync(options => options.ForceVerify = true);
        using var browser = app.Open();

        var asked = await browser.StepAsync("/login");

        Assert.That(QueryHelpers.ParseQuery(asked.Location!.Query)["force_verify"].ToString(), Is.EqualTo("true"));
    }

    internal static string LinkIn(Page page)
    {
        var start = page.Text.IndexOf("href=\"", StringComparison.Ordinal) + "href=\"".Length;
        return WebUtility.HtmlDecode(page.Text[start..page.Text.IndexOf('"', start)]);
    }

    private static (string Text, Microsoft.AspNetCore.Authentication.AuthenticationTicket Ticket) Decrypt(LoginApp app, string cookie)
    {
        var protector = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(
            "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", "Cookies", "v2");
        var text = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(cookie)));
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies");
        return (text, options.TicketDataFormat.Unprotect(cookie)!);
    }
}
