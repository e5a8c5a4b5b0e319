using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class OwnMappingTests
{
    [Test]
    public async Task A_mapping_wins_where_it_matches_and_the_rest_stays()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Faults.Add(HelixFault.Status(500) with { Operation = "CreatePoll" });
        server.WireMock.Given(Request.Create().WithPath("/helix/polls").UsingPost().WithBody("*mine*")).RespondWith(Response.Create().WithStatusCode(418));

        var mine = await caller.CallAsync("polls", method: HttpMethod.Post, body: """{"title":"mine"}""");
        var faulted = await caller.CallAsync("polls", method: HttpMethod.Post, body: "{}");
        var other = await caller.CallAsync("polls", method: HttpMethod.Post, body: "{}");
        var list = await caller.CallAsync("games/top");

        Assert.That(new[] { mine, faulted, other, list }.Select(reply => (int)reply.Status), Is.EqualTo(new[] { 418, 500, 200, 200 }));
        Assert.That(list.Json["data"]!.Count(), Is.EqualTo(20));
        Assert.That(server.Requests.Select(request => request.StatusCode), Is.EqualTo(new[] { 418, 500, 200, 200 }));
        Assert.That(server.Requests.Select(request => request.IsCarriedOut), Is.EqualTo(new[] { false, false, true, true }));
    }

    [Test]
    public async Task Mappings_can_be_reset_and_made_anew()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        void Map() => server.WireMock.Given(Request.Create().WithPath("/helix/users")).RespondWith(Response.Create().WithStatusCode(418));

        for (var i = 0; i < 2; i++)
        {
            Map();
            Assert.That((int)(await caller.CallAsync("users")).Status, Is.EqualTo(418));
            Assert.That((await caller.CallAsync("games/top")).Status, Is.EqualTo(HttpStatusCode.OK));
            server.WireMock.Reset();
            Assert.That((await caller.CallAsync("users")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task What_there_is_not_is_404()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        Assert.That((await caller.CallAsync("no/such"))["error"], Is.EqualTo("Not Found"));
        Assert.That((await caller.CallAsync("users", method: HttpMethod.Delete)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await caller.GetAsync("no-such")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
