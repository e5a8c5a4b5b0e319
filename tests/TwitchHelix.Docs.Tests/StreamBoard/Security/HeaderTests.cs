using System.Net;
using System.Text.RegularExpressions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>The headers and the flags of cookies that OWASP lists, on every kind of answer.</summary>
/// <seealso href="https://owasp.org/www-project-secure-headers/"/>
/// <seealso href="https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"/>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class HeaderTests
{
    /// <summary>
    /// What each answer has. Of OWASP's list, two are left out: Clear-Site-Data, because no page is stored and the session's cookie is deleted, and
    /// Cross-Origin-Embedder-Policy, with which no picture of Twitch's would be shown.
    /// </summary>
    private static readonly (string Name, string Pattern)[] OnEveryAnswer =
    [
        ("Content-Security-Policy", @"^default-src '(self|none)'(;|$)"),
        ("Content-Security-Policy", @"(^|; )frame-ancestors 'none'(;|$)"),
        ("Content-Security-Policy", @"(^|; )base-uri 'none'(;|$)"),
        ("Content-Security-Policy", @"(^|; )form-action '(self|none)'"),
        ("Content-Security-Policy", @"(^|; )object-src 'none'(;|$)|^default-src 'none'"),
        ("X-Frame-Options", "^DENY$"),
        ("X-Content-Type-Options", "^nosniff$"),
        ("X-Permitted-Cross-Domain-Policies", "^none$"),
        ("Referrer-Policy", "^(same-origin|no-referrer)$"),
        ("Cross-Origin-Opener-Policy", "^same-origin$"),
        ("Cross-Origin-Resource-Policy", "^same-origin$"),
        ("Permissions-Policy", @"camera=\(\).*microphone=\(\)"),
    ];

    /// <summary>What no answer has: OWASP's list of headers that tell what a site is made of.</summary>
    private static readonly string[] OnNoAnswer =
    [
        "Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-SourceFiles", "X-Generator", "Access-Control-Allow-Origin", "Public-Key-Pins",
        "X-XSS-Protection",
    ];

    private static readonly string[] NeverInAPolicy = ["unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "data:", "blob:", "strict-dynamic"];

    private SecurityBoard board = null!;
    private SecurityBrowser ada = null!;
    private SecurityBrowser anonymous = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        board = await SecurityBoard.StartAsync("--ForwardedHeaders_Enabled=true");
        board.Twitch.Identity.SignedInUser = SecurityBoard.Ada;
        ada = board.OpenByProxy();
        anonymous = board.OpenByProxy();
        foreach (var page in (string[])["/login", "/poll", "/bans"])
            Assert.That((await ada.WalkAsync(page)).Text, Does.Contain("AdaKeys"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        ada.Dispose();
        anonymous.Dispose();
        board.Dispose();
    }

    [TestCase("/", 200)]
    [TestCase("/", 200, true)]
    [TestCase("/search?q=a", 200, true)]
    [TestCase("/channel/adakeys", 200, true)]
    [TestCase("/poll", 200, true)]
    [TestCase("/bans", 200, true)]
    [TestCase("/status", 200, true)]
    [TestCase("/streams", 200, true)]
    [TestCase("/streams", 401)]
    [TestCase("/polls", 200, true)]
    [TestCase("/live/poll", 401)]
    [TestCase("/login", 302)]
    [TestCase("/poll", 302)]
    [TestCase("/login-declined", 200)]
    [TestCase("/consent-lost", 200)]
    [TestCase("/signin-twitch?code=x&state=x", 400)]
    [TestCase("/signin-twitch?returnUrl=//evil.example", 400)]
    [TestCase("/signin-twitch?error=access_denied", 400)]
    [TestCase("/nowhere", 404)]
    [TestCase("/nowhere", 404, true)]
    [TestCase("/nowhere.js", 404)]
    [TestCase("/failure", 200)]
    public async Task An_answer_has_the_headers(string target, int status, bool isLoggedIn = false)
    {
        var answer = await (isLoggedIn ? ada : anonymous).GetAsync(target);

        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        AssertHeaders(answer);
        Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store").And.Not.Contain("public"));
    }

    [TestCase("/board.css")]
    [TestCase("/board.js")]
    [TestCase("/icon.svg")]
    [TestCase("/_framework/blazor.web.js")]
    [TestCase("/health")]
    public async Task A_file_has_them_too(string target)
    {
        var answer = await anonymous.GetAsync(target);

        Assert.That(answer.Status, Is.EqualTo(200));
        AssertHeaders(answer);
        Assert.That(answer.Cookies, Is.Empty, "A cache may keep it.");
    }

    [Test]
    public async Task A_stream_of_events_has_them_too()
    {
        var (answer, _, response) = await ada.ListenAsync("/live/poll");
        using var _1 = response;

        Assert.That(answer.Header("Content-Type"), Does.StartWith("text/event-stream"));
        AssertHeaders(answer);
        Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
    }

    [Test]
    public async Task A_refused_form_has_them_too()
    {
        foreach (var (target, status) in ((string, int)[])[("/poll", 400), ("/logout", 400), ("/streams", 405)])
        {
            var answer = await ada.PostAsync(target, [KeyValuePair.Create("_handler", "create")]);

            Assert.That(answer.Status, Is.EqualTo(status), target);
            AssertHeaders(answer);
            Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
        }
    }

    [Test]
    public async Task The_page_that_says_that_Twitch_is_down_has_them_too()
    {
        using var _ = board.Twitch.Answer(HelixOperations.Streams.GetFollowedStreams, HttpStatusCode.ServiceUnavailable, "detail of Twitch");

        foreach (var target in (string[])["/", "/streams"])
        {
            var answer = await ada.GetAsync(target);

            Assert.That(answer.Status, Is.EqualTo(503), answer.ToString());
            AssertHeaders(answer);
            Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
            Assert.That(answer.Text, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("detail of Twitch"));
        }
    }

    [Test]
    public async Task A_page_that_fails_while_it_is_streamed_tells_no_more()
    {
        using var _ = board.Twitch.Answer(HelixOperations.Streams.GetFollowedStreams, HttpStatusCode.ServiceUnavailable, "detail of Twitch");
        ada.Plant(SecurityCookie.Of("script", "1"));
        try
        {
            var answer = await ada.GetAsync("/");

            AssertHeaders(answer);
            Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
            Assert.That(answer.Text, Does.Contain("Twitch doesn&#x27;t answer").Or.Contain("Twitch doesn't answer"));
            Assert.That(answer.Text, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("detail of Twitch"));
        }
        finally
        {
            ada.Cookies.Remove("script");
        }
    }

    [Test]
    public async Task A_form_may_end_at_the_board_and_at_Twitch_alone()
    {
        var policy = (await ada.GetAsync("/")).Header("Content-Security-Policy");

        Assert.That(
            Regex.Match(policy, "form-action ([^;]+)").Groups[1].Value.Split(' '),
            Is.EquivalentTo(["'self'", board.Twitch.IdentityAddress.GetLeftPart(UriPartial.Authority)]));
    }

    [Test]
    public async Task Over_https_browsers_come_by_https_from_then_on()
    {
        foreach (var target in (string[])["/", "/nowhere", "/board.css", "/login"])
            Assert.That((await anonymous.GetAsync(target)).Header("Strict-Transport-Security"), Is.EqualTo("max-age=31536000; includeSubDomains"), target);
    }

    [Test]
    public async Task Over_https_each_cookie_is_of_this_host_alone_and_no_script_reads_it()
    {
        using var browser = board.OpenByProxy();
        var seen = await CookiesOfAllPagesAsync(browser);

        Assert.That(NamesOf(seen), Is.SupersetOf(["__Host-board", "__Host-antiforgery", "__Host-draft", "__Host-login"]));
        foreach (var cookie in seen)
        {
            Assert.That(cookie.Name, Does.StartWith("__Host-"));
            Assert.That(cookie.Attributes, Does.ContainKey("secure"), cookie.Name);
            AssertFlags(cookie);
        }
    }

    [Test]
    public async Task With_a_port_for_https_each_cookie_is_of_this_host_alone()
    {
        // The addresses win: nothing listens at this port, but the app is told of it.
        using var told = await SecurityBoard.StartAsync("--https_ports=8443");
        using var browser = told.Open();

        Assert.That((await browser.GetAsync("/login")).Cookies.Select(cookie => cookie.Name), Has.All.StartsWith("__Host-").And.Not.Empty);
    }

    [Test]
    public async Task Over_http_each_cookie_has_the_flags_that_it_can_have()
    {
        using var plain = await SecurityBoard.StartAsync();
        plain.Twitch.Identity.SignedInUser = SecurityBoard.Ada;
        using var browser = plain.Open();

        var seen = await CookiesOfAllPagesAsync(browser);

        Assert.That(NamesOf(seen), Is.SupersetOf(["board", "antiforgery", "draft", "login"]));
        foreach (var cookie in seen)
            AssertFlags(cookie);
    }

    /// <summary>Goes through the log-in, a draft and the log-out, and returns all cookies that were set on the way.</summary>
    private static async Task<IReadOnlyList<SecurityCookie>> CookiesOfAllPagesAsync(SecurityBrowser browser)
    {
        var seen = new List<SecurityCookie>();
        async Task<SecurityAnswer> SeeAsync(Task<SecurityAnswer> step)
        {
            var answer = await step;
            if (answer.Address.Authority == browser.Origin.Authority)
                seen.AddRange(answer.Cookies);
            return answer;
        }

        async Task<SecurityAnswer> WalkAsync(string target)
        {
            var answer = await SeeAsync(browser.GetAsync(target));
            while (answer.Location is { } next)
                answer = await SeeAsync(browser.GetAsync(next.AbsoluteUri));
            return answer;
        }

        await WalkAsync("/login");
        var page = await WalkAsync("/poll");
        var session = browser.Cookies.Values.Single(cookie => cookie.Name.EndsWith("board", StringComparison.Ordinal));
        browser.Cookies.Remove(session.Name);
        await SeeAsync(browser.PostAsync("/poll", page.Form("create")));
        browser.Plant(session);
        page = await WalkAsync("/poll");
        await SeeAsync(browser.PostAsync("/logout", page.Form("/logout")));
        Assert.That(browser.Cookies, Does.Not.ContainKey(session.Name), "The log-out has ended the session.");
        return seen;
    }

    // Each log-in has a cookie of its own, with a number behind the name.
    private static IEnumerable<string> NamesOf(IEnumerable<SecurityCookie> cookies) => cookies.Select(cookie => cookie.Name.Split('.')[0]).Distinct();

    private static void AssertFlags(SecurityCookie cookie)
    {
        Assert.That(cookie.Attributes, Does.ContainKey("httponly"), cookie.Name);
        Assert.That(cookie.Attributes["samesite"], Is.AnyOf("lax", "strict", "Lax", "Strict"), cookie.Name);
        Assert.That(cookie.Attributes, Does.Not.ContainKey("domain"), cookie.Name);
        Assert.That(cookie.Path, Is.EqualTo("/"), cookie.Name);
        Assert.That(cookie.Name, Does.Not.Contain("AspNet"), "A name doesn't tell what the site is made of.");
        if (cookie.Name.EndsWith("board", StringComparison.Ordinal) && !cookie.IsDeleted)
            Assert.That(cookie.Attributes, Does.Not.ContainKey("expires").And.Not.ContainKey("max-age"), "The session ends with the browser.");
    }

    private static void AssertHeaders(SecurityAnswer answer)
    {
        foreach (var (name, pattern) in OnEveryAnswer)
            Assert.That(answer.Header(name), Does.Match(pattern), $"{name} of {answer.Status} {answer.Address}");
        foreach (var name in OnNoAnswer)
            Assert.That(answer.Headers, Does.Not.ContainKey(name));
        foreach (var source in NeverInAPolicy)
            Assert.That(answer.Header("Content-Security-Policy"), Does.Not.Contain(source));
    }
}
