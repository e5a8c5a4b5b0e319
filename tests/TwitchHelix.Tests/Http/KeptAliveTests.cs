using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Http;

/// <summary>A server that closes a reused connection after reading a request may have carried the request out.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KeptAliveTests
{
    [TestCase("POST", true)]
    [TestCase("POST", false)]
    [TestCase("PATCH", true)]
    [TestCase("PATCH", false)]
    public async Task What_may_have_been_carried_out_is_never_sent_twice(string method, bool hasBody)
    {
        await using var server = CutsAfterFirst();
        await using var twitch = CreateClient(server);
        await twitch.SendAsync<string>(HttpMethod.Get, "first");

        var e = Assert.CatchAsync<HelixException>(() => twitch.SendAsync<string>(new HttpMethod(method), "second", body: hasBody ? new { a = 1 } : null))!;

        Assert.That(e.StatusCode, Is.Null);
        Assert.That(server.Calls.Select(call => call.Path), Is.EqualTo(new[] { "/helix/first", "/helix/second" }));
        Assert.That(server.Connections, Is.EqualTo(1), "the connection was used before");
    }

    [Test]
    public async Task What_can_be_repeated_HttpClient_sends_again_by_itself()
    {
        await using var server = CutsAfterFirst();
        await using var twitch = CreateClient(server, maxRetries: 0);
        await twitch.SendAsync<string>(HttpMethod.Get, "first");

        Assert.CatchAsync<HelixException>(() => twitch.SendAsync<string>(HttpMethod.Get, "second"));

        Assert.That(server.Calls.Count(call => call.Path == "/helix/second"), Is.GreaterThan(1), "so the test above can fail");
    }

    [TestCase("POST")]
    [TestCase("PATCH")]
    public async Task Without_a_body_there_is_no_content_type(string method)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = CreateClient(server);

        await twitch.SendAsync<string>(new HttpMethod(method), "thing");

        var call = server.Calls.Single();
        Assert.That((call.Header("Content-Type"), call.Header("Content-Length"), call.Header("Transfer-Encoding"), call.Body),
            Is.EqualTo(((string?)null, "0", (string?)null, "")));
    }

    private static LoopbackServer CutsAfterFirst() =>
        new(request => request.Path.EndsWith("first", StringComparison.Ordinal) ? Answer.Json("{}").KeptAlive() : Answer.Cut);

    private static HelixClient CreateClient(LoopbackServer server, int maxRetries = 3) => server.CreateClient(options =>
    {
        options.AccessToken = "token";
        options.Retry.MaxRetries = maxRetries;
        options.Retry.Delay = TimeSpan.Zero;
    });
}
