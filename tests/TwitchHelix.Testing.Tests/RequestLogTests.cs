namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class RequestLogTests
{
    [Test]
    public async Task The_last_requests_are_kept_in_order()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RequestLogLength = 2 });
        using var caller = new Caller(server);

        for (var i = 0; i < 3; i++)
            await caller.CallAsync($"users?id={i}");
        var kept = server.Requests;
        server.ClearRequests();

        Assert.That(kept.Select(request => request.Address.Query), Is.EqualTo(new[] { "?id=1", "?id=2" }));
        Assert.That(kept[0].Headers["client-id"], Is.EqualTo(new[] { Caller.ClientId }));
        Assert.That(kept[0].Body, Is.Null);
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Every_request_is_told_when_it_is_done()
    {
        var done = new System.Collections.Concurrent.ConcurrentQueue<HelixTestRequest>();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RequestLogLength = 0, RequestCompleted = done.Enqueue });
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.CutConnection() with { AfterCarryingOut = true, Operation = "CreatePoll" });

        await caller.CallAsync("users");
        Assert.That(() => caller.CallAsync("polls", method: HttpMethod.Post, body: "{}"), Throws.TypeOf<HttpRequestException>());

        Assert.That(() => done.Count, Is.EqualTo(2).After(10_000, 10));
        Assert.That(done.Select(request => (request.Operation, request.IsCarriedOut)), Is.EqualTo(new[] { ("GetUsers", true), ("CreatePoll", true) }));
        Assert.That(server.Requests, Is.Empty);
    }
}
