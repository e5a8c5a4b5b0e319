using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Errors;

/// <summary>Whatever the server sends, the caller gets an answer or one <see cref="HelixException"/> that names the call.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ErrorTests
{
    [Test]
    public async Task A_token_that_the_answer_repeats_is_hidden_even_where_the_excerpt_ends([Range(2030, 2050)] int before)
    {
        var text = "ready-token" + new string('x', before - 11);
        await using var server = new LoopbackServer(Answer.Text(text + "ready-token" + "ready-token", "text/plain", 400));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var e = Assert.ThrowsAsync<HelixApiException>(() => twitch.Games.GetTopGamesAsync())!;

        Assert.That(e.ResponseBody, Does.StartWith("[secret]xx").And.Not.Contain("rea"));
    }

    [Test]
    public async Task Twitchs_own_error_is_told_in_full()
    {
        await using var server = new LoopbackServer(Answer.Json(
            """{"error":"Bad Request","status":400,"message":"The parameter \"id\" was malformed","data":[]}""", 400,
            "Twitch-Trace-Id: 1f2e3d", "Ratelimit-Limit: 800", "Ratelimit-Remaining: 12", "Ratelimit-Reset: 1767225600"));

        var e = await Fail<HelixApiException>(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Is.EqualTo("GetUsers failed with status 400 Bad Request: The parameter \"id\" was malformed"));
            Assert.That(e.Operation, Is.EqualTo("GetUsers"));
            Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(e.Error, Is.EqualTo("Bad Request"));
            Assert.That(e.ErrorMessage, Is.EqualTo("The parameter \"id\" was malformed"));
            Assert.That(e.TraceId, Is.EqualTo("1f2e3d"));
            Assert.That(e.Headers!.GetValues("Ratelimit-Limit"), Is.EqualTo(new[] { "800" }));
            Assert.That(e.RateLimit?.Remaining, Is.EqualTo(12));
            Assert.That(e.RateLimit?.ResetsAt, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        }
    }

    [Test]
    public async Task A_success_has_its_headers_and_its_trace_too()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}""", 200, "Twitch-Trace-Id: 1f2e3d", "X-Two: a", "X-Two: b"));
        await using var twitch = server.CreateClient();

        var users = await twitch.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(users.TraceId, Is.EqualTo("1f2e3d"));
        Assert.That(users.Headers!.GetValues("X-Two"), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((new GetUsersResponse().Headers, new GetUsersResponse().TraceId), Is.EqualTo(((object?)null, (string?)null)), "no server sent it");
    }

    [TestCase("""{"error":"Conflict","status":409,"message":"subscription already exists: 0B7D4F52-9c3e-4a68-b1f7-5e20d86c93aa"}""",
        "0B7D4F52-9c3e-4a68-b1f7-5e20d86c93aa")]
    [TestCase("""{"error":"Conflict","status":409,"message":"subscription already exists","id":"0b7d4f52"}""", "0b7d4f52")]
    [TestCase("""{"error":"Conflict","status":409,"message":"exists","data":[{"id":"0b7d4f52"}]}""", "0b7d4f52")]
    [TestCase("""{"error":"Conflict","status":409,"message":"6f1c2b7e-0a94-4d53-8e21-97b3c45d0a18 has 0b7d4f52-9c3e-4a68-b1f7-5e20d86c93aa"}""", null)]
    [TestCase("""{"error":"Conflict","status":409,"message":"subscription already exists"}""", null)]
    [TestCase("""{"data":[]}""", null)]
    [TestCase("<html>", null)]
    public async Task The_subscription_that_a_conflict_names_is_told_by_its_ID(string body, string? id)
    {
        await using var server = new LoopbackServer(Answer.Text(body, "application/json", 409));
        await using var twitch = server.CreateClient();

        var e = Assert.ThrowsAsync<HelixApiException>(
            () => WireCall.Create(WireOperation.All.Single(each => each.Id == "CreateEventSubSubscription")).InvokeAsync(twitch))!;

        Assert.That((e.StatusCode, e.ExistingId), Is.EqualTo((HttpStatusCode.Conflict, id)));
    }

    [Test]
    public async Task An_ID_in_another_error_is_not_one_of_what_is_there()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"status":409,"message":"0b7d4f52-9c3e-4a68-b1f7-5e20d86c93aa"}""", 409));

        Assert.That((await Fail<HelixApiException>(server)).ExistingId, Is.Null);
    }

    [TestCase(400, """{"status":400,"message":"missing client id"}""", "missing client id")]
    [TestCase(500, """{"error":"Internal Server Error","status":500,"message":""}""", "")]
    [TestCase(500, "", "")]
    [TestCase(502, "<html><body>502 Bad Gateway</body></html>", "")]
    [TestCase(503, "upstream connect error", "")]
    [TestCase(404, """{"message":42}""", "")]
    [TestCase(409, """["not an object"]""", "")]
    [TestCase(422, """{"error":"Unprocessable""", "")]
    [TestCase(425, "null", "")]
    [TestCase(302, "", "")]
    public async Task Any_error_body_will_do(int status, string body, string message)
    {
        await using var server = new LoopbackServer(Answer.Text(body, "text/html", status));

        var e = await Fail<HelixApiException>(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Operation, Is.EqualTo("GetUsers"));
            Assert.That((int?)e.StatusCode, Is.EqualTo(status));
            Assert.That(e.Message, Does.StartWith($"GetUsers failed with status {status}"));
            Assert.That(e.ErrorMessage, Is.EqualTo(message));
            Assert.That(e.ResponseBody, Is.EqualTo(body));
        }
    }

    [Test]
    public async Task Too_many_calls_are_an_exception_of_their_own()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":"Too Many Requests","status":429,"message":"slow down"}""", 429));

        Assert.That((await Fail<HelixRateLimitException>(server)).RateLimit, Is.Null, "the answer had no headers");
    }

    [TestCase("<!DOCTYPE html><html>Are you a robot?</html>", "", TestName = "an HTML page")]
    [TestCase("""{"data":[{"id":"1","login":"tw""", " at data[0].login, line 1, position 30", TestName = "cut-off text")]
    [TestCase("""{"data":12}""", " at data, line 1, position 10", TestName = "a number for a list")]
    [TestCase("\"text\"", " at line 1, position 6", TestName = "a string")]
    [TestCase("12", " at line 1, position 2", TestName = "a number")]
    [TestCase("""{"data":[]}{"data":[]}""", " at line 1, position 11", TestName = "two documents")]
    public async Task A_success_that_is_not_what_it_should_be_is_told_by_its_place_alone(string body, string place)
    {
        await using var server = new LoopbackServer(Answer.Json(body));

        var e = await Fail<HelixException>(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e, Is.Not.InstanceOf<HelixApiException>());
            Assert.That(e.Message, Is.EqualTo($"GetUsers was answered with status 200 and a body that can't be read{place}."));
            Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(e.ResponseBody, Is.Empty);
            Assert.That(e.InnerException, Is.InstanceOf<JsonException>());
        }
    }

    [Test]
    public async Task Json_without_end_of_nesting_is_refused()
    {
        await using var server = new LoopbackServer(Answer.Json($$"""{"data":[],"extra":{{new string('[', 10_000)}}"""));

        Assert.That((await Fail<HelixException>(server)).Operation, Is.EqualTo("GetUsers"));
    }

    [Test]
    public async Task At_most_2_KB_of_the_body_are_kept()
    {
        await using var server = new LoopbackServer(Answer.Text(new string('x', 1_000_000), "text/plain", 500));

        Assert.That((await Fail<HelixException>(server)).ResponseBody, Is.EqualTo(new string('x', 2048)));
    }

    [Test]
    public async Task A_connection_that_breaks_in_the_middle()
    {
        await using var server = new LoopbackServer(Answer.CutOff("""{"data":["""));

        var e = await Fail<HelixException>(server);

        Assert.That(e.Message, Does.StartWith($"GetUsers could not reach {server.Options.BaseAddress}"));
        Assert.That(e.InnerException, Is.Not.Null);
    }

    [Test]
    public async Task A_server_that_is_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var twitch =
            HelixClient.Create(new HelixOptions { ClientId = "id", AccessToken = "token", BaseAddress = new Uri($"http://127.0.0.1:{port}") });

        var e = Assert.ThrowsAsync<HelixException>(() => twitch.Users.GetUsersAsync(logins: ["a"]))!;

        Assert.That(e.Message, Does.Contain($"GetUsers could not reach http://127.0.0.1:{port}/"));
        Assert.That(e.StatusCode, Is.Null);
    }

    [TestCase(true, TestName = "no answer at all")]
    [TestCase(false, TestName = "an answer that stops in its body")]
    public async Task An_answer_that_takes_too_long(bool silent)
    {
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer(_ =>
        {
            asked.TrySetResult();
            return silent ? Answer.Silence : Answer.Stalled("""{"data":[""");
        });
        var time = new FakeTimeProvider();
        await using var twitch = server.CreateClient(
            options =>
            {
                options.AccessToken = "token";
                options.Timeout = TimeSpan.FromSeconds(30);
            },
            builder => builder.Services.AddSingleton<TimeProvider>(time));

        var call = twitch.Users.GetUsersAsync(logins: ["a"]);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(31));

        var e = Assert.ThrowsAsync<HelixException>(() => call)!;
        Assert.That(e.Message, Is.EqualTo("GetUsers had no complete answer within 30 s (HelixOptions.Timeout)."));
        Assert.That(e.InnerException, Is.InstanceOf<TimeoutException>());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Cancelled_it_is_an_OperationCanceledException_with_the_callers_token(bool silent)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(_ =>
        {
            cancel.Cancel();
            return silent ? Answer.Silence : Answer.Stalled("""{"data":[""");
        });
        await using var twitch = server.CreateClient(options => options.AccessToken = "token");

        var e = Assert.CatchAsync<OperationCanceledException>(() => twitch.Users.GetUsersAsync(logins: ["a"], cancellationToken: cancel.Token))!;

        Assert.That(e.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task A_parameter_that_is_needed_is_asked_for_before_anything_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient(options => options.AccessToken = "token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => twitch.Users.BlockUserAsync(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("targetUserId"));
            Assert.That(() => twitch.Users.BlockUserAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("targetUserId"));
            Assert.That(() => twitch.Users.GetAuthorizationByUserAsync([]), Throws.ArgumentException.With.Property("ParamName").EqualTo("userIds"));
            Assert.That(() => twitch.Streams.CreateStreamMarkerAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("body"));
            Assert.That(server.Calls, Is.Empty);
        }
    }

    private static async Task<T> Fail<T>(LoopbackServer server)
        where T : HelixException
    {
        await using var twitch = server.CreateClient(options => options.AccessToken = "token");
        return Assert.CatchAsync<T>(() => twitch.Users.GetUsersAsync(ids: ["1"]))!;
    }
}
