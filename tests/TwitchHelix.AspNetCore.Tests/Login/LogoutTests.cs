using System.Net;
using TwitchHelix.Testing;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>Logging out, of a browser and of Twitch.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LogoutTests
{
    [Test]
    public async Task Logging_out_ends_the_cookie_and_keeps_the_token()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();

        var page = await browser.PostAsync("/logout");

        Assert.That(page.Text, Is.EqualTo("home of nobody"));
        Assert.That(browser.Login, Is.Null);
        Assert.That(await app.Tokens.GetAsync(LoginApp.Harborlight), Is.Not.Null);
    }

    [Test]
    public async Task Logging_out_with_revoking_ends_the_token_at_Twitch_and_in_the_store_and_every_other_browser_with_it()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        using var other = await app.LogInAsync();

        var page = await browser.PostAsync("/logout-everywhere");

        Assert.That(page.Text, Is.EqualTo("home of nobody"));
        Assert.That(browser.Login, Is.Null);
        Assert.That(await app.Tokens.GetAsync(LoginApp.Harborlight), Is.Null);
        Assert.That(app.Twitch.Identity.Requests.Revoke, Is.EqualTo(1));
        Assert.That((await other.GoAsync("/")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task If_Twitch_cannot_be_reached_logging_out_with_revoking_fails_and_the_user_stays_logged_in()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        app.Twitch.Faults.Add(HelixFault.Status(503) with { Times = null, Target = HelixFaultTarget.Identity });

        var page = await browser.PostAsync("/logout-everywhere");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
        app.Twitch.Faults.Clear();
        Assert.That((await browser.PostAsync("/logout-everywhere")).Text, Is.EqualTo("home of nobody"));
    }

    [Test]
    public async Task Whoever_is_not_logged_in_logs_nobody_out()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();
        using var other = app.Open();

        Assert.That((await other.PostAsync("/logout-everywhere")).Text, Is.EqualTo("home of nobody"));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
    }

    [Test]
    public async Task Logging_out_leads_to_no_other_site()
    {
        await using var app = await LoginApp.StartAsync();
        using var browser = await app.LogInAsync();

        var page = await browser.PostAsync("/logout-everywhere?returnUrl=https://evil.example/");

        Assert.That((page.Status, page.Location), Is.EqualTo((HttpStatusCode.InternalServerError, (Uri?)null)));
        Assert.That((await browser.GoAsync("/")).Text, Is.EqualTo("home of 40010001"));
    }
}
