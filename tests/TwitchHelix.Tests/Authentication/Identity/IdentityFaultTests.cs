using System.Net;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>Requests to a broken or busy identity server: a bounded number of attempts, then a typed exception with the reason.</summary>
public sealed class IdentityFaultTests : IdentityFixture
{
    private static readonly HelixToken Token = new("141981764", "secret-access") { RefreshToken = "secret-refresh" };

    private static IEnumerable<TestCaseData> Requests => new (string Name, Func<ITwitchIdentity, Task> Send)[]
    {
        ("refresh", identity => identity.RefreshAsync(Token)),
        ("validate", identity => identity.ValidateAsync("secret-access")),
        ("revoke", identity => identity.RevokeAsync("secret-access")),
        ("device", identity => identity.StartDeviceAuthorizationAsync(["chat:read"])),
    }.Select(request => new TestCaseData(request.Send) { TestName = $"{{m}}({request.Name})" });

    private static readonly Dictionary<string, Answer> Transient = new()
    {
        ["500"] = Answer.Empty(500),
        ["503 HTML"] = Answer.Text("<html>busy</html>", "text/html", 503),
        ["429"] = Message(429, "too many"),
        ["408"] = Answer.Empty(408),
        ["cut off"] = Answer.CutOff("""{"access_token":"secret-half"""),
        ["closed"] = new Answer([.. "HTTP/1.1 2"u8]),
    };

    private static IEnumerable<TestCaseData> Faults =>
    [
        .. from request in Requests
           from fault in Transient.Keys
           select new TestCaseData(request.Arguments[0], fault) { TestName = $"{request.TestName!.Replace(")", "", StringComparison.Ordinal)}, {fault})" },
    ];

    private static readonly string[] Unexpected =
    [
        "<html>secret-page</html>",
        """{"access_token":"secret-half""",
        """["secret-list"]""",
        """{"expires_in":"secret-number","access_token":"secret-x"}""",
        "",
        "null",
    ];

    private static IEnumerable<TestCaseData> Unreadable =>
    [
        .. from request in Requests.Where(request => !request.TestName!.Contains("revoke", StringComparison.Ordinal))
           from body in Unexpected
           select new TestCaseData(request.Arguments[0], body) { TestName = $"{request.TestName!.Replace(")", "", StringComparison.Ordinal)}, {body})" },
    ];

    [TestCaseSource(nameof(Faults))]
    public void What_may_pass_is_tried_three_times_more(Func<ITwitchIdentity, Task> send, string fault)
    {
        Server.Identity = _ => Transient[fault];

        var e = Assert.CatchAsync<HelixException>(() => send(Identity))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e, Is.Not.InstanceOf<HelixAuthorizationException>());
            Assert.That(e.Operation, Is.Not.Empty);
            Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret-"));
            Assert.That(Server.IdentityCalls, Has.Count.EqualTo(4));
            Assert.That(Time.Waits, Has.Count.EqualTo(3).And.All.GreaterThan(TimeSpan.Zero).And.All.LessThanOrEqualTo(TimeSpan.FromSeconds(10)));
        }
    }

    [Test]
    public async Task Once_it_has_passed_nothing_shows([Values(1, 3)] int faults)
    {
        AnswerTokens([.. Enumerable.Repeat(Answer.Empty(502), faults), Answer.Json("""{"access_token":"secret-new"}""")]);

        Assert.That((await Identity.RefreshAsync(Token)).AccessToken, Is.EqualTo("secret-new"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(faults + 1));
    }

    [TestCaseSource(nameof(Unreadable))]
    public void A_success_that_can_not_be_read_says_so_and_quotes_nothing(Func<ITwitchIdentity, Task> send, string body)
    {
        Server.Identity = _ => Answer.Text(body, "application/json");

        var e = Assert.ThrowsAsync<HelixException>(() => send(Identity))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(e.Message, Does.Contain("status 200"));
            Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret-"));
            Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
        }
    }

    [TestCaseSource(nameof(Requests))]
    public void A_server_that_hangs_ends_the_request_at_the_timeout(Func<ITwitchIdentity, Task> send)
    {
        Server.Identity = _ =>
        {
            Time.Advance(TimeSpan.FromSeconds(100));
            return Answer.Silence;
        };

        var e = Assert.ThrowsAsync<HelixException>(() => send(Identity))!;

        Assert.That(e.InnerException, Is.InstanceOf<TimeoutException>());
        Assert.That(e.Message, Does.EndWith(" within 100 s (HelixOptions.Timeout).").Or.EqualTo("Refreshing a token had no complete answer within 60 s."));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Requests))]
    public void A_body_that_stalls_ends_the_request_at_the_timeout(Func<ITwitchIdentity, Task> send)
    {
        Server.Identity = _ =>
        {
            Time.Advance(TimeSpan.FromSeconds(100));
            return Answer.Stalled("""{"access_token":"secret-half""");
        };

        var e = Assert.ThrowsAsync<HelixException>(() => send(Identity))!;

        Assert.That(e.InnerException, Is.InstanceOf<TimeoutException>());
        Assert.That(e.ToString(), Does.Not.Contain("secret-"));
    }

    [Test]
    public void Nobody_there_is_a_HelixException_that_names_the_address([Values] bool servesOnce)
    {
        CreateClient(options => options.IdentityAddress = new Uri("http://127.0.0.1:1/oauth2"));

        var e = Assert.ThrowsAsync<HelixException>(() => servesOnce ? Identity.ExchangeCodeAsync("secret-code") : Identity.RefreshAsync(Token))!;

        Assert.That(e.Message, Does.Contain("http://127.0.0.1:1/oauth2/"));
        Assert.That(Time.Waits, Has.Count.EqualTo(3));
    }

    [TestCase("7", 7)]
    [TestCase("0", null)]
    [TestCase("Thu, 01 Jan 2026 00:00:09 GMT", 9)]
    public async Task The_wait_that_the_server_asks_for_is_kept(string retryAfter, int? seconds)
    {
        AnswerTokens(Answer.Empty(429, $"Retry-After: {retryAfter}"), Answer.Json("""{"access_token":"secret-new"}"""));

        await Identity.RefreshAsync(Token);

        Assert.That(Time.Waits.Select(wait => (int)wait.TotalSeconds), Is.EqualTo(seconds is { } wait ? new[] { wait } : Array.Empty<int>()));
    }

    [Test]
    public void Retries_follow_the_options([Values(0, 1, 2)] int retries)
    {
        CreateClient(options => (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.MaxDelay) =
            (retries, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(5)));
        Server.Identity = _ => Answer.Empty(500);

        Assert.CatchAsync<HelixApiException>(() => Identity.RefreshAsync(Token));

        // Jitter shortens waits.
        Assert.That(Time.Waits, Has.Count.EqualTo(retries).And.All.GreaterThan(TimeSpan.Zero).And.All.LessThanOrEqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(retries + 1));
    }

    [Test]
    public void The_budget_of_retries_holds_for_the_identity_server_too()
    {
        CreateClient(options => options.Retry.Budget = 4);
        Server.Identity = _ => Answer.Empty(500);

        for (var i = 0; i < 3; i++)
            Assert.CatchAsync<HelixApiException>(() => Identity.RefreshAsync(Token));

        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(3 + 4));
    }

    [Test]
    public void A_wait_of_minutes_is_left_to_the_caller()
    {
        AnswerTokens(Answer.Empty(429, "Retry-After: 600"));

        var e = Assert.ThrowsAsync<HelixRateLimitException>(() => Identity.RefreshAsync(Token))!;

        Assert.That(e.RetryAt, Is.EqualTo(Start + TimeSpan.FromMinutes(10)));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Requests))]
    public void A_redirect_is_not_followed(Func<ITwitchIdentity, Task> send)
    {
        Server.Identity = _ => Answer.Empty(307, $"Location: {Server.Address}oauth2/elsewhere");

        var e = Assert.ThrowsAsync<HelixApiException>(() => send(Identity))!;

        Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_body_that_is_too_large_is_not_asked_for_again()
    {
        Server.Identity = _ => Answer.Json($$"""{"access_token":"secret-{{new string('x', 1024 * 1024)}}"}""");

        var e = Assert.ThrowsAsync<HelixException>(() => Identity.RefreshAsync(Token))!;

        Assert.That(e.ToString(), Does.Contain("more than 1048576 bytes").And.Not.Contain("secret-"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_canceled_request_is_canceled_also_between_two_attempts([Values] bool between)
    {
        using var cancel = new CancellationTokenSource();
        Server.Identity = _ =>
        {
            cancel.Cancel();
            return between ? Answer.Empty(503) : Answer.Silence;
        };

        Assert.That(
            () => Identity.RefreshAsync(Token, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }
}
