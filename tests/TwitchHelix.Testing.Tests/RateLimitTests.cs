using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class RateLimitTests
{
    [Test]
    public async Task Tokens_of_a_user_share_a_bucket_and_others_have_their_own()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RateLimit = 2 });
        using var caller = new Caller(server);
        var first = server.Identity.CreateUserToken("7").AccessToken;
        var second = server.Identity.CreateUserToken("7").AccessToken;

        Assert.That(Remaining(await caller.CallAsync("users", first)), Is.EqualTo("1"));
        Assert.That(Remaining(await caller.CallAsync("users", second)), Is.EqualTo("0"));
        Assert.That((await caller.CallAsync("users", first)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(Remaining(await caller.CallAsync("users", server.Identity.CreateUserToken("8").AccessToken)), Is.EqualTo("1"));
        Assert.That(Remaining(await caller.CallAsync("users", server.Identity.CreateAppToken().AccessToken)), Is.EqualTo("1"));
        Assert.That(Remaining(await caller.CallAsync("users", "any")), Is.EqualTo("1"));
    }

    [Test]
    public async Task Windows_end_at_a_whole_second_and_are_recorded()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_000_000_700));
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RateLimit = 2, RateLimitWindow = TimeSpan.FromSeconds(2), TimeProvider = time });
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7").AccessToken;

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
            statuses.Add((int)(await caller.CallAsync("users", token)).Status);
        time.Advance(TimeSpan.FromMilliseconds(1299));
        statuses.Add((int)(await caller.CallAsync("users", token)).Status);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var last = await caller.CallAsync("users", token);

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429, 429 }));
        Assert.That((last.Status, last.Headers.GetValues("Ratelimit-Reset").Single()), Is.EqualTo((HttpStatusCode.OK, "1000004")));
        Assert.That(
            server.RateLimitWindows.Select(window => (window.UserId, window.StartedAt.ToUnixTimeMilliseconds(), window.ResetsAt.ToUnixTimeMilliseconds(),
                window.Limit, window.Used, window.Refused)),
            Is.EqualTo(new[] { ("7", 1_000_000_700L, 1_000_002_000L, 2, 2, 2), ("7", 1_000_002_000L, 1_000_004_000L, 2, 1, 0) }));
    }

    [Test]
    public async Task Not_one_call_too_many_gets_through_at_the_same_time()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RateLimit = 100, RateLimitWindow = TimeSpan.FromHours(1) });
        using var caller = new Caller(server);

        var all = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => caller.CallAsync("users")));

        Assert.That(all.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(100));
        Assert.That(server.RateLimitWindows.Single(), Has.Property("Used").EqualTo(100).And.Property("Refused").EqualTo(50));
    }

    private static string Remaining(Reply reply) => reply.Headers.GetValues("Ratelimit-Remaining").Single();
}
