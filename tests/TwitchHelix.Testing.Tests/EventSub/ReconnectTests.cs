using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Sessions that move to another connection.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReconnectTests
{
    [Test]
    public async Task The_session_moves_with_its_subscriptions()
    {
        using var server = Start(out var clock);
        using var caller = new Caller(server);
        using var old = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=60");
        await caller.SubscribeAsync(old.SessionId);

        await server.EventSub.ReconnectAsync();
        var url = await UrlAsync(old);
        await server.EventSub.SendAsync("channel.update");
        using var moved = await TestSocket.ConnectAsync(url);
        await server.EventSub.SendAsync("channel.update");

        Assert.That(TestSocket.Type(await old.ReadAsync()), Is.EqualTo("notification"));
        Assert.That(TestSocket.Type(await moved.ReadAsync()), Is.EqualTo("notification"));
        Assert.That(moved.SessionId, Is.EqualTo(old.SessionId));
        Assert.That(server.EventSub.Sessions.Single().Connections, Is.EqualTo(2));
        Assert.That(server.Status(), Is.EqualTo("enabled"));

        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await old.ReadCloseAsync(), Is.EqualTo((4004, "reconnect grace time expired")));
        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.EqualTo(1));
        Assert.That(TestSocket.Type(await moved.ReadAsync()), Is.EqualTo("notification"));
    }

    [Test]
    public async Task The_old_connection_can_be_closed_after_the_new_welcome()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var old = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(old.SessionId);
        await server.EventSub.ReconnectAsync();
        using var moved = await TestSocket.ConnectAsync(await UrlAsync(old));

        await old.CloseAsync();

        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.EqualTo(1));
        Assert.That(TestSocket.Type(await moved.ReadAsync()), Is.EqualTo("notification"));
    }

    [Test]
    public async Task A_session_that_does_not_move_ends_with_4004()
    {
        using var server = Start(out var clock);
        using var caller = new Caller(server);
        using var old = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=60");
        await caller.SubscribeAsync(old.SessionId);
        await server.EventSub.ReconnectAsync();
        var url = await UrlAsync(old);

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That(await old.ReadCloseAsync(), Is.EqualTo((4004, "reconnect grace time expired")));
        Assert.That(server.Status(), Is.EqualTo("websocket_failed_to_reconnect"));
        using var late = await TestSocket.OpenAsync(url);
        Assert.That(await late.ReadCloseAsync(), Is.EqualTo((4007, "invalid reconnect")));
    }

    [Test]
    public async Task A_used_reconnect_URL_is_closed_with_4007()
    {
        using var server = Start(out _);
        using var old = await TestSocket.ConnectAsync(server);
        await server.EventSub.ReconnectAsync();
        var url = await UrlAsync(old);
        using var moved = await TestSocket.ConnectAsync(url);

        using var second = await TestSocket.OpenAsync(url);

        Assert.That(await second.ReadCloseAsync(), Is.EqualTo((4007, "invalid reconnect")));
        Assert.That(server.EventSub.Sessions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_connection_lost_on_the_way_still_moves()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var old = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(old.SessionId);
        await server.EventSub.ReconnectAsync();
        var url = await UrlAsync(old);
        await old.CloseAsync();

        using var moved = await TestSocket.ConnectAsync(url);

        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.EqualTo(1));
        Assert.That(TestSocket.Type(await moved.ReadAsync()), Is.EqualTo("notification"));
    }

    private static async Task<Uri> UrlAsync(TestSocket socket)
    {
        var message = await socket.ReadAsync();
        Assert.That(TestSocket.Type(message), Is.EqualTo("session_reconnect"));
        var session = (JObject)message.SelectToken("payload.session")!;
        Assert.That((string?)session["id"], Is.EqualTo(socket.SessionId));
        Assert.That((string?)session["status"], Is.EqualTo("reconnecting"));
        Assert.That(session["keepalive_timeout_seconds"]!.Type, Is.EqualTo(JTokenType.Null));
        return new Uri((string)session["reconnect_url"]!);
    }

    private static HelixTestServer Start(out FakeTimeProvider clock) =>
        HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock = new FakeTimeProvider(new(2026, 5, 9, 18, 20, 31, TimeSpan.Zero)) });
}
