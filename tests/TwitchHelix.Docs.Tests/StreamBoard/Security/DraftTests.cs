using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>What somebody had typed comes back to nobody else, and can't be made up.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class DraftTests
{
    private const string Typed = "\"><script>alert('draft')</script> Which game?";

    private SecurityBoard board = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => board = await SecurityBoard.StartAsync();

    [OneTimeTearDown]
    public void Stop() => board.Dispose();

    [Test]
    public async Task A_draft_comes_back_once_as_text()
    {
        using var browser = await DraftAsync();
        await board.LogInAsync(browser, SecurityBoard.Ada);

        var page = await browser.GetAsync("/poll");

        Assert.That(page.Text, Does.Contain("alert(&#x27;draft&#x27;)").And.Contain("hasn't been sent").And.Not.Contain("<script>alert"));
        Assert.That(browser.Cookies, Does.Not.ContainKey("draft"));
        Assert.That((await browser.GetAsync("/poll")).Text, Does.Not.Contain("draft&#x27;"));
    }

    [Test]
    public async Task A_draft_is_shown_although_Twitch_fails_then([Values] bool streams)
    {
        using var browser = await DraftAsync();
        await board.LogInAsync(browser, SecurityBoard.Ada);
        if (streams)
            browser.Plant(SecurityCookie.Of("script", "1"));
        using (board.Twitch.Faults.Add(HelixFault.Status(503) with { Times = null }))
        {
            var page = await browser.GetAsync("/poll");

            Assert.That(page.Status, Is.EqualTo(200), page.ToString());
            Assert.That(page.Text, Does.Contain("value=\"&quot;&gt;&lt;script&gt;alert(&#x27;draft&#x27;)").And.Contain("hasn't been sent"));
        }
    }

    [Test]
    public async Task A_draft_survives_that_the_consent_is_lost_then()
    {
        using var browser = await DraftAsync();
        await board.LogInAsync(browser, SecurityBoard.Ada);
        board.Twitch.Identity.DisconnectUser(SecurityBoard.Ada.Id);

        var page = await browser.GetAsync("/poll");
        Assert.That(page.Text, Does.Contain("alert(&#x27;draft&#x27;)"), page.ToString());
        await browser.PostAsync("/poll", page.Form("create"));
        await board.LogInAsync(browser, SecurityBoard.Ada);

        Assert.That((await browser.WalkAsync("/poll")).Text, Does.Contain("alert(&#x27;draft&#x27;)").And.Contain("hasn't been sent"));
    }

    [Test]
    public async Task A_draft_of_another_user_stays_hidden()
    {
        using var browser = await DraftAsync();
        await board.LogInAsync(browser, SecurityBoard.Mallory);

        Assert.That((await browser.WalkAsync("/poll")).Text, Does.Contain("A new poll").And.Not.Contain("draft&#x27;"));
    }

    [Test]
    public async Task A_draft_of_another_page_stays_there()
    {
        using var browser = await DraftAsync();
        await board.LogInAsync(browser, SecurityBoard.Ada);

        Assert.That((await browser.WalkAsync("/bans")).Text, Does.Contain("Ban somebody").And.Not.Contain("draft&#x27;").And.Not.Contain("had typed"));
    }

    [Test]
    public async Task A_forged_draft_is_none()
    {
        using var browser = await DraftAsync();
        var draft = browser.Cookies["draft"];
        Assert.That(draft.Value, Does.Not.Contain("Which").And.Not.Contain(SecurityBoard.Ada.Id), "It is encrypted.");
        await board.LogInAsync(browser, SecurityBoard.Ada, "/poll");
        foreach (var value in (string[])
                 [
                     draft.Value[..30] + (draft.Value[30] == 'A' ? 'B' : 'A') + draft.Value[31..],
                     browser.Login!,
                     browser.Cookies["antiforgery"].Value,
                     "{\"Path\":\"/poll\",\"Owner\":\"90020001\",\"Fields\":{\"Input.Question\":\"draft'\"}}",
                     "%00",
                     "",
                 ])
        {
            browser.Plant(draft.WithValue(value));

            var page = await browser.GetAsync("/poll");

            Assert.That(page.Status, Is.EqualTo(200), value);
            Assert.That(page.Text, Does.Contain("A new poll").And.Not.Contain("had typed"), value);
        }
    }

    [Test]
    public async Task A_form_without_the_mark_of_a_page_leaves_no_draft()
    {
        using var browser = board.Open();
        foreach (var mark in (string[])["", "90020001", "CfDJ8AAAA"])
        {
            var answer = await browser.PostAsync("/poll", [KeyValuePair.Create("draft-owner", mark), KeyValuePair.Create("Input.Question", "Planted?")]);

            Assert.That(answer.Status, Is.EqualTo(302));
            Assert.That(browser.Cookies, Does.Not.ContainKey("draft"), mark);
        }
    }

    [Test]
    public async Task A_draft_that_is_too_long_for_a_cookie_is_not_kept()
    {
        using var browser = await DraftAsync(new string('x', 30_000));

        Assert.That(browser.Cookies, Does.Not.ContainKey("draft"));
    }

    /// <summary>Lets a user send a form after the session has ended.</summary>
    private async Task<SecurityBrowser> DraftAsync(string typed = Typed)
    {
        var browser = await board.LogInAsync(SecurityBoard.Ada, "/poll");
        var fields = (await browser.GetAsync("/poll")).Form("create");
        fields["Input.Question"] = typed;
        browser.Cookies.Remove("board");

        var answer = await browser.PostAsync("/poll", fields);

        Assert.That(answer.Status, Is.EqualTo(302));
        if (typed == Typed)
            Assert.That(browser.Cookies["draft"].Value, Has.Length.LessThan(4096));
        return browser;
    }
}
