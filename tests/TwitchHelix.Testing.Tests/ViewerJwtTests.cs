using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests;

/// <summary>The JWTs of an Extension's viewers.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ViewerJwtTests
{
    private static readonly string Secret = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    [Test]
    public void The_library_verifies_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        using var server = Start(time);
        var jwt = new ExtensionJwt(Secret, time);

        var broadcaster = jwt.Verify(server.Identity.CreateViewerJwt("7", ExtensionRole.Broadcaster, userId: "7", lifetime: TimeSpan.FromMinutes(5)));
        var stranger = jwt.Verify(server.Identity.CreateViewerJwt("7"));
        var other = jwt.Verify(server.Identity.CreateViewerJwt("7"));
        var unlinked = jwt.Verify(server.Identity.CreateViewerJwt("7", opaqueUserId: "U9"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((broadcaster.ChannelId, broadcaster.Role, broadcaster.UserId, broadcaster.OpaqueUserId, broadcaster.IsUnlinked),
                Is.EqualTo(("7", ExtensionRole.Broadcaster, "7", "U7", false)));
            Assert.That(broadcaster.ExpiresAt, Is.EqualTo(time.GetUtcNow().AddMinutes(5)));
            Assert.That((stranger.Role, stranger.UserId, stranger.IsUnlinked), Is.EqualTo((ExtensionRole.Viewer, (string?)null, true)));
            Assert.That(stranger.OpaqueUserId, Does.StartWith("A").And.Not.EqualTo(other.OpaqueUserId));
            Assert.That(stranger.PubSubListen, Does.Contain("broadcast").And.Contain($"whisper-{stranger.OpaqueUserId}"));
            Assert.That((unlinked.OpaqueUserId, unlinked.UserId), Is.EqualTo(("U9", (string?)null)));
        }
    }

    [Test]
    public void It_ends()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        using var server = Start(time);
        var token = server.Identity.CreateViewerJwt("7");

        time.Advance(TimeSpan.FromMinutes(62));

        Assert.That(() => new ExtensionJwt(Secret, time).Verify(token), Throws.TypeOf<HelixAuthorizationException>());
    }

    [Test]
    public async Task The_API_takes_none_of_a_viewer()
    {
        using var server = Start(TimeProvider.System);
        using var caller = new Caller(server);

        var reply = await caller.CallAsync("extensions/jwt/secrets?extension_id=1", server.Identity.CreateViewerJwt("7", ExtensionRole.Broadcaster));

        Assert.That((reply.Status, reply.Message), Is.EqualTo((HttpStatusCode.Unauthorized, "JWT could not be verified")));
    }

    [Test]
    public void What_is_missing_or_wrong_is_named()
    {
        using var server = HelixTestServer.Start();

        Assert.That(
            () => server.Identity.CreateViewerJwt("7"), Throws.InvalidOperationException.With.Message.Contains("HelixTestServerOptions.ExtensionSecret"));
        Assert.That(() => server.Identity.CreateViewerJwt(""), Throws.ArgumentException);
        Assert.That(() => server.Identity.CreateViewerJwt("7", ExtensionRole.External), Throws.ArgumentException.With.Message.Contains("ExtensionJwt.Sign"));
    }

    private static HelixTestServer Start(TimeProvider time) =>
        HelixTestServer.Start(new HelixTestServerOptions { ExtensionSecret = Secret, TimeProvider = time });
}
