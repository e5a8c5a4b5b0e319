using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private const string Poll = """{"broadcaster_id":"7","title":"t","choices":[{"title":"a"},{"title":"b"}],"duration":60}""";

    [Test]
    public async Task A_status_befalls_the_next_calls_that_match()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var fault = server.Faults.Add(HelixFault.Status(503, "later", TimeSpan.FromSeconds(1.5)) with { Times = 2, Operation = "GetUsers" });

        var other = await caller.CallAsync("games/top");
        var replies = new[] { await caller.CallAsync("users"), await caller.CallAsync("users"), await caller.CallAsync("users") };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(replies.Select(reply => (int)reply.Status), Is.EqualTo(new[] { 503, 503, 200 }));
            Assert.That((replies[0]["error"], replies[0].Message), Is.EqualTo(("Service Unavailable", "later")));
            Assert.That(replies[0].Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
            Assert.That((fault.Hits, server.Faults.Active.Count), Is.EqualTo((2, 0)));
            Assert.That(server.Requests.Select(request => (request.Operation, request.IsCarriedOut, request.StatusCode, request.Fault?.Kind)),
                Is.EqualTo(new (string?, bool, int?, string?)[]
                {
                    ("GetTopGames", true, 200, null), ("GetUsers", false, 503, "Status"), ("GetUsers", false, 503, "Status"), ("GetUsers", true, 200, null),
                }));
        }
    }

    [Test]
    public async Task Faults_match_by_method_and_path_and_can_be_removed()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var storm = server.Faults.Add(HelixFault.InvalidToken() with { Times = null, Method = HttpMethod.Post, Path = "polls" });

        Assert.That((await caller.CallAsync("polls?broadcaster_id=7")).Status, Is.EqualTo(HttpStatusCode.OK));
        for (var i = 0; i < 3; i++)
            Assert.That((await caller.CallAsync("polls", method: HttpMethod.Post, body: Poll)).Message, Is.EqualTo("Invalid OAuth token"));
        storm.Dispose();
        Assert.That((await caller.CallAsync("polls", method: HttpMethod.Post, body: Poll)).Status, Is.EqualTo(HttpStatusCode.OK));
        server.Faults.Add(HelixFault.Status(500) with { Times = null });
        server.Faults.Clear();
        Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_random_fault_is_the_same_with_the_same_seed()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        async Task<string> RunAsync(int? seed)
        {
            using var fault = server.Faults.Add(HelixFault.Status(500) with { Times = null, Probability = 0.5, Seed = seed });
            var statuses = "";
            for (var i = 0; i < 40; i++)
                statuses += (int)(await caller.CallAsync("users")).Status / 100;
            return $"{fault.Seed}: {statuses}";
        }

        var first = await RunAsync(seed: null);
        TestContext.Out.WriteLine(first);

        Assert.That(first, Does.Contain("2").And.Contain("5"));
        Assert.That(await RunAsync(int.Parse(first.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(first));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_is_cut_before_or_after_a_call_was_carried_out(bool after)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.CutConnection() with { AfterCarryingOut = after });

        Assert.That(() => caller.CallAsync("polls", method: HttpMethod.Post, body: Poll), Throws.TypeOf<HttpRequestException>());

        var request = server.Requests.Single();
        Assert.That((request.Operation, request.IsCarriedOut, request.StatusCode), Is.EqualTo(("CreatePoll", after, (int?)null)));
    }

    [Test]
    public async Task A_status_can_come_after_a_call_was_carried_out()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.Status(502) with { AfterCarryingOut = true });

        Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(server.Requests.Single().IsCarriedOut, Is.True);
    }

    [Test]
    public async Task A_body_is_cut_in_its_middle()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.CutBody());

        using var response = await caller.Http.SendAsync(Request(server), HttpCompletionOption.ResponseHeadersRead);
        var body = await response.Content.ReadAsStreamAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => body.CopyToAsync(Stream.Null), Throws.InstanceOf<IOException>());
        Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("users", "GET")]
    [TestCase("channels?broadcaster_id=7", "PATCH")]
    public async Task JSON_is_cut_off_though_the_answer_is_whole(string path, string method)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.CutJson());

        var reply = await caller.CallAsync(path, method: new HttpMethod(method), body: method == "GET" ? null : "{}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => reply.Json, Throws.InstanceOf<Newtonsoft.Json.JsonException>());
    }

    [Test]
    public async Task HTML_and_nothing_are_answers_too()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.Text(502, "<html>no</html>"));
        server.Faults.Add(HelixFault.Text(500, ""));

        Assert.That((await caller.CallAsync("users")).Body, Is.EqualTo("<html>no</html>"));
        var empty = await caller.CallAsync("users");
        Assert.That((empty.Status, empty.Body), Is.EqualTo((HttpStatusCode.InternalServerError, "")));
    }

    [Test]
    public async Task An_endless_body_ends_when_the_caller_goes()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.EndlessBody());

        using (var response = await caller.Http.SendAsync(Request(server), HttpCompletionOption.ResponseHeadersRead))
        {
            var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[5_000_000]);
        }

        Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Delays_and_slow_bodies_go_by_the_servers_clock()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = time });
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.Delay(TimeSpan.FromHours(1)));
        server.Faults.Add(HelixFault.SlowBody(TimeSpan.FromHours(1), chunkSize: 256));

        foreach (var fault in server.Faults.Active)
        {
            var call = caller.CallAsync("users");
            Assert.That(() => fault.Hits, Is.EqualTo(1).After(10_000, 1));
            Assert.That(call.IsCompleted, Is.False);
            while (await Task.WhenAny(call, Task.Delay(1)) != call)
                time.Advance(TimeSpan.FromHours(1));
            Assert.That((await call).Json["data"], Is.Not.Null);
        }
    }

    [Test]
    public async Task A_dry_bucket_stays_dry_until_its_reset()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = time });
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.DryBucket());

        for (var i = 0; i < 2; i++)
        {
            var refused = await caller.CallAsync("users");
            Assert.That((refused.Status, refused.Headers.GetValues("Ratelimit-Remaining").Single()), Is.EqualTo((HttpStatusCode.TooManyRequests, "0")));
        }
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_429_comes_with_points_left_or_without_headers()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.EndpointLimit(TimeSpan.FromSeconds(3)));
        server.Faults.Add(HelixFault.Status(429));

        var limited = await caller.CallAsync("users");
        var bare = await caller.CallAsync("users");

        Assert.That((limited.Status, limited.Headers.GetValues("Ratelimit-Remaining").Single()), Is.EqualTo((HttpStatusCode.TooManyRequests, "799")));
        Assert.That(limited.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That((bare.Status, bare.Headers.Contains("Ratelimit-Reset")), Is.EqualTo((HttpStatusCode.TooManyRequests, false)));
    }

    [TestCase(false, HttpStatusCode.OK)]
    [TestCase(true, HttpStatusCode.BadRequest)]
    public async Task A_token_ends_with_or_without_its_refresh_token(bool revoked, HttpStatusCode refreshed)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7");
        server.Faults.Add(revoked ? HelixFault.RevokeToken() : HelixFault.ExpireToken());

        for (var i = 0; i < 2; i++)
            Assert.That((await caller.CallAsync("users", token.AccessToken)).Message, Is.EqualTo("Invalid OAuth token"));
        Assert.That((await caller.RefreshAsync(token.RefreshToken!)).Status, Is.EqualTo(refreshed));
    }

    [Test]
    public async Task The_identity_server_has_faults_of_its_own()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7");
        server.Faults.Add(HelixFault.Status(503, "down") with { Target = HelixFaultTarget.Identity, GrantType = "refresh_token" });
        server.Faults.Add(HelixFault.TokenWithoutExpiry());

        var validated = await caller.GetAsync("validate", "OAuth " + token.AccessToken);
        var called = await caller.CallAsync("users", token.AccessToken);
        var down = await caller.RefreshAsync(token.RefreshToken!);
        var endless = await caller.RefreshAsync(token.RefreshToken!);
        var good = await caller.RefreshAsync(token.RefreshToken!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((validated.Status, called.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That((down.Status, down.Message, down.Json.ContainsKey("error")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "down", false)));
            Assert.That((endless.Json.ContainsKey("access_token"), endless.Json.ContainsKey("expires_in")), Is.EqualTo((true, false)));
            Assert.That(good.Json.ContainsKey("expires_in"), Is.True);
        }
    }

    [Test]
    public async Task Disposing_does_not_wait_for_calls_that_hang()
    {
        var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var fault = server.Faults.Add(HelixFault.Hang() with { Times = null });
        var hanging = Enumerable.Range(0, 10).Select(_ => caller.CallAsync("users")).ToArray();
        Assert.That(() => fault.Hits, Is.EqualTo(10).After(10_000, 10));

        var clock = Stopwatch.StartNew();
        server.Dispose();
        foreach (var call in hanging)
            Assert.That(() => call, Throws.TypeOf<HttpRequestException>());

        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(server.Dispose, Throws.Nothing, "once more");
    }

    private static HttpRequestMessage Request(HelixTestServer server)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.BaseAddress, "users"));
        request.Headers.Add("Authorization", "Bearer any");
        request.Headers.Add("Client-Id", "any");
        return request;
    }
}
