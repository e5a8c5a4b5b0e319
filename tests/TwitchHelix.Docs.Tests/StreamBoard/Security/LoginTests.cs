using Microsoft.AspNetCore.WebUtilities;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>Attacks on the log-in of StreamBoard.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class LoginTests
{
    private const string Callback = "/signin-twitch";

    private SecurityBoard board = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => board = await SecurityBoard.StartAsync();

    [OneTimeTearDown]
    public void Stop() => board.Dispose();

    [Test]
    public async Task A_changed_state_logs_nobody_in()
    {
        using var browser = board.Open();
        var callback = await CallbackAsync(browser);
        var state = QueryHelpers.ParseQuery(callback.Query)["state"].ToString();

        await AssertRefusedAsync(browser, callback.AbsoluteUri.Replace(state, Changed(state), StringComparison.Ordinal));
    }

    [Test]
    public async Task A_missing_state_logs_nobody_in()
    {
        using var browser = board.Open();
        var callback = await CallbackAsync(browser);

        await AssertRefusedAsync(browser, $"{Callback}?code={CodeOf(callback)}");
    }

    [Test]
    public async Task The_state_of_another_browser_logs_nobody_in()
    {
        using var browser = board.Open();
        using var other = board.Open();
        var callback = await CallbackAsync(browser);
        var state = QueryHelpers.ParseQuery((await CallbackAsync(other)).Query)["state"].ToString();

        await AssertRefusedAsync(browser, $"{Callback}?code={CodeOf(callback)}&state={Uri.EscapeDataString(state)}");
    }

    [Test]
    public async Task Nobody_is_logged_in_as_the_attacker_whose_link_he_follows()
    {
        using var attacker = board.Open();
        using var victim = board.Open();
        board.Twitch.Identity.SignedInUser = SecurityBoard.Mallory;
        var link = await CallbackAsync(attacker);

        await AssertRefusedAsync(victim, link.AbsoluteUri);
        // Also if the user is about to log in.
        await victim.GetAsync("/login");
        await AssertRefusedAsync(victim, link.AbsoluteUri);
        // The link works where it belongs: it was refused for the browser alone.
        await attacker.WalkAsync(link.AbsoluteUri);
        Assert.That((await attacker.GetAsync("/status")).Text, Does.Contain("Mallory"));
    }

    [Test]
    public async Task A_link_of_an_attacker_leaves_a_user_who_he_is()
    {
        using var attacker = board.Open();
        using var victim = await board.LogInAsync(SecurityBoard.Ada);
        board.Twitch.Identity.SignedInUser = SecurityBoard.Mallory;
        var link = await CallbackAsync(attacker);

        Assert.That((await victim.GetAsync(link.AbsoluteUri)).Status, Is.InRange(400, 499));

        Assert.That((await victim.GetAsync("/status")).Text, Does.Contain("AdaKeys").And.Not.Contain("Mallory"));
    }

    [Test]
    public async Task A_callback_works_once()
    {
        using var browser = board.Open();
        board.Twitch.Identity.SignedInUser = SecurityBoard.Ada;
        var callback = await CallbackAsync(browser);
        var correlation = browser.Cookies.Values.Single(cookie => cookie.Name.StartsWith("login.", StringComparison.Ordinal));
        await browser.WalkAsync(callback.AbsoluteUri);
        Assert.That(browser.Login, Is.Not.Null);

        browser.Cookies.Remove("board");
        await AssertRefusedAsync(browser, callback.AbsoluteUri);
        // Nor does it with a copy of the cookie that belongs to it: Twitch takes a code once.
        browser.Plant(correlation);
        await AssertRefusedAsync(browser, callback.AbsoluteUri);
    }

    [Test]
    public async Task A_code_works_once()
    {
        using var thief = board.Open();
        using var victim = board.Open();
        var used = await CallbackAsync(victim);
        await victim.WalkAsync(used.AbsoluteUri);
        var own = await CallbackAsync(thief);

        await AssertRefusedAsync(thief, own.AbsoluteUri.Replace(CodeOf(own), CodeOf(used), StringComparison.Ordinal));
    }

    [TestCase("//evil.example")]
    [TestCase("///evil.example")]
    [TestCase(@"/\evil.example")]
    [TestCase(@"\\evil.example")]
    [TestCase("https:evil.example")]
    [TestCase("https:/evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("HTTPS://evil.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("//evil.example", "%2f%2fevil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("/\n/evil.example")]
    [TestCase("\t//evil.example")]
    [TestCase(" //evil.example")]
    [TestCase("~//evil.example")]
    [TestCase("~/status")]
    [TestCase("/.//evil.example")]
    [TestCase("/..//evil.example")]
    [TestCase("/status@evil.example")]
    [TestCase("@evil.example")]
    [TestCase(".evil.example")]
    [TestCase("/search?q=grün")]
    [TestCase("/status\r\nSet-Cookie: board=planted")]
    [TestCase("")]
    public async Task Nobody_is_led_out_of_the_board(string returnUrl, string? escaped = null)
    {
        foreach (var begin in (string[])["/login", Callback])
        {
            using var browser = board.Open();
            var target = $"{begin}?returnUrl={escaped ?? Uri.EscapeDataString(returnUrl)}";

            var answer = await browser.WalkAsync(target);

            Assert.That(answer.Address.Authority, Is.EqualTo(board.Address.Authority), target);
            Assert.That(answer.Status, Is.LessThan(500), answer.ToString());
            Assert.That(answer.Headers, Does.Not.ContainKey("Refresh"));
            Assert.That(browser.Login, Is.Not.EqualTo("planted"));
        }
    }

    [TestCase("//evil.example")]
    [TestCase(@"/\evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("\"><script>alert(1)</script>")]
    public async Task The_page_of_lost_consent_links_into_the_board(string returnUrl)
    {
        using var browser = board.Open();

        var page = await browser.GetAsync($"/consent-lost?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Text, Does.Contain("href=\"/login?returnUrl=%2F\"").And.Not.Contain("evil.example").And.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task A_path_of_the_board_is_where_a_log_in_leads()
    {
        foreach (var path in (string[])["/status", "/search?q=gr%C3%BCn", "/search?q=a%2Fb%26c"])
        {
            using var browser = board.Open();

            var answer = await browser.WalkAsync($"/login?returnUrl={Uri.EscapeDataString(path)}");

            Assert.That((answer.Status, answer.Address.PathAndQuery), Is.EqualTo((200, path)));
        }
    }

    [TestCase(1_500)]
    [TestCase(6_000)]
    [TestCase(60_000)]
    public async Task A_long_address_to_return_to_breaks_nothing(int length)
    {
        using var browser = board.Open();

        var answer = await browser.GetAsync($"/login?returnUrl=/{new string('a', length)}");

        Assert.That(answer.Status, Is.AnyOf(302, 400, 404, 414, 431));
    }

    [Test]
    public async Task A_form_sent_from_another_site_leads_back_to_the_board_alone()
    {
        using var browser = board.Open();
        board.Twitch.Identity.SignedInUser = SecurityBoard.Mallory;

        var sent = await browser.PostAsync(
            "/poll", new FormUrlEncodedContent([]), ("Referer", "https://evil.example/trap"), ("Origin", "https://evil.example"));
        var answer = await browser.WalkAsync(sent.Location!.AbsoluteUri);

        Assert.That(answer.Address, Is.EqualTo(new Uri(board.Address, "/")));
    }

    [Test]
    public async Task A_session_that_somebody_planted_is_replaced_at_the_log_in()
    {
        using var attacker = await board.LogInAsync(SecurityBoard.Mallory);
        using var victim = board.Open();
        foreach (var cookie in attacker.Cookies.Values)
            victim.Plant(cookie);

        await board.LogInAsync(victim, SecurityBoard.Ada);

        Assert.That(victim.Login, Is.Not.EqualTo(attacker.Login));
        Assert.That((await victim.GetAsync("/status")).Text, Does.Contain("AdaKeys"));
        Assert.That((await attacker.GetAsync("/status")).Text, Does.Contain("Mallory").And.Not.Contain("AdaKeys"));
    }

    [Test]
    public async Task A_session_with_a_made_up_value_is_nobodys()
    {
        using var browser = board.Open();
        foreach (var value in (string[])["planted", "chunks:3", "chunks:99999999", "CfDJ8AAAA", ""])
        {
            browser.Plant(SecurityCookie.Of("board", value));

            var answer = await browser.GetAsync("/");

            Assert.That(answer.Status, Is.EqualTo(200), value);
            Assert.That(answer.Text, Does.Contain("Log in with Twitch"));
        }
    }

    [Test]
    public async Task A_changed_session_is_nobodys()
    {
        using var browser = await board.LogInAsync(SecurityBoard.Ada);
        browser.Plant(SecurityCookie.Of("board", Changed(browser.Login!)));

        Assert.That((await browser.GetAsync("/")).Text, Does.Not.Contain("AdaKeys"));
    }

    [Test]
    public async Task Logging_out_with_revoking_ends_copies_of_the_session_too()
    {
        using var browser = await board.LogInAsync(SecurityBoard.Mallory);
        using var thief = board.Open();
        thief.Plant(browser.Cookies["board"]);
        Assert.That((await thief.GetAsync("/status")).Text, Does.Contain("Mallory"));

        var page = await browser.GetAsync("/status");
        await browser.PostAsync("/logout?revoke=true", page.Form("/logout?revoke=true"));

        Assert.That(browser.Login, Is.Null);
        Assert.That((await thief.GetAsync("/status")).Location?.AbsolutePath, Is.EqualTo("/consent-lost"));
    }

    [TestCase("evil.example")]
    [TestCase("127.0.0.1@evil.example")]
    [TestCase("evil.example:80")]
    public async Task Another_host_in_the_request_is_nowhere_in_a_page_that_others_could_get(string host)
    {
        using var browser = board.Open();
        foreach (var target in (string[])["/", "/login-declined", "/consent-lost?returnUrl=/status", "/nowhere", "/search"])
        {
            var answer = await browser.GetAsync(
                target, ("Host", host), ("X-Forwarded-Host", host), ("X-Original-URL", "/status"), ("X-Rewrite-URL", "/status"));

            Assert.That(answer.Text, Does.Not.Contain("evil.example"), target);
            // Twitch takes only addresses that were registered: a log-in that begins at another host ends there.
            if (answer.Headers.TryGetValue("Location", out var location))
                Assert.That(location[0], Does.StartWith(board.Twitch.IdentityAddress.AbsoluteUri));
        }
    }

    [Test]
    public async Task A_host_that_is_not_allowed_gets_nothing()
    {
        using var strict = await SecurityBoard.StartAsync("--AllowedHosts=127.0.0.1;board.example");
        using var browser = strict.Open();

        Assert.That((await browser.GetAsync("/", ("Host", "evil.example"))).Status, Is.EqualTo(400));
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
    }

    private static string CodeOf(Uri callback) => QueryHelpers.ParseQuery(callback.Query)["code"].ToString();

    private static string Changed(string text) => text[..20] + (text[20] == 'A' ? 'B' : 'A') + text[21..];

    /// <summary>Logs in at Twitch, and stops before the browser is back at the board.</summary>
    private static Task<Uri> CallbackAsync(SecurityBrowser browser) => browser.WalkToAsync("/login?returnUrl=/status", Callback);

    private static async Task AssertRefusedAsync(SecurityBrowser browser, string target)
    {
        var answer = await browser.GetAsync(target);

        Assert.That(answer.Status, Is.InRange(400, 499), answer.ToString());
        Assert.That(browser.Login, Is.Null);
        Assert.That((await browser.GetAsync("/status")).Status, Is.EqualTo(302), "Nobody has logged in.");
    }
}
