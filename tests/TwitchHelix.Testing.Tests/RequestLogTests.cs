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
}
