using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class EndpointLimitTests
{
    [Test]
    public async Task An_operations_own_limits_are_counted_by_their_parameters()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { EnforcesEndpointLimits = true, TimeProvider = time });
        using var caller = new Caller(server);
        Task<Reply> ShoutOutAsync(string from, string to) =>
            caller.CallAsync($"chat/shoutouts?from_broadcaster_id={from}&to_broadcaster_id={to}&moderator_id=1", method: HttpMethod.Post);

        var first = await ShoutOutAsync("7", "8");
        var soon = await ShoutOutAsync("7", "9");
        var otherChannel = await ShoutOutAsync("6", "9");
        time.Advance(TimeSpan.FromMinutes(2));
        var sameTarget = await ShoutOutAsync("7", "8");
        var otherTarget = await ShoutOutAsync("7", "9");
        time.Advance(TimeSpan.FromMinutes(58));
        var later = await ShoutOutAsync("7", "8");

        Assert.That(
            new[] { first, soon, otherChannel, sameTarget, otherTarget, later }.Select(reply => (int)reply.Status),
            Is.EqualTo(new[] { 204, 429, 204, 429, 204, 204 }));
        Assert.That(soon.Headers.GetValues("Ratelimit-Remaining").Single(), Is.EqualTo("798"));
    }

    [Test]
    public async Task They_hold_only_where_that_is_asked()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        for (var i = 0; i < 2; i++)
            Assert.That(
                (await caller.CallAsync("chat/announcements?broadcaster_id=7&moderator_id=7", method: HttpMethod.Post, body: """{"message":"m"}""")).Status,
                Is.EqualTo(HttpStatusCode.NoContent));
    }
}
