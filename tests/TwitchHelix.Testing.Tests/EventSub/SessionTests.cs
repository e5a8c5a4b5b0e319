using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>WebSockets and their sessions.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SessionTests
{
    [Test]
    public async Task The_welcome_has_the_form_of_Twitch()
    {
        using var server = Start(out _);
        using var socket = await TestSocket.OpenAsync(server.EventSubAddress);

        var welcome = await socket.ReadAsync();

        var id = (string)welcome.SelectToken("payload.session.id")!;
        Assert.That(Guid.TryParse((string?)welcome.SelectToken("metadata.message_id"), out _));
        Assert.That(id, Is.Not.Empty.And.EqualTo(server.EventSub.Sessions.Single().Id));
        const string now = "2026-05-09T18:20:31.000000000Z";
        ((JObject)welcome["metadata"]!).Remove("message_id");
        Assert.That(JToken.DeepEquals(welcome, JObject.FromObject(new
        {
            metadata = new { message_type = "session_welcome", message_timestamp = now },
            payload = new
            {
                session = new
                {
                    id,
                    status = "connected",
                    connected_at = now,
                    keepalive_timeout_seconds = 10,
                    reconnect_url = (string?)null,
                    recovery_url = (string?)null,
                },
            },
        })), welcome.ToString());
        Assert.That(server.EventSub.Connections, Is.EqualTo(1));
    }

    [TestCase("", 10)]
    [TestCase("?keepalive_timeout_seconds=25", 25)]
    [TestCase("?keepalive_timeout_seconds=1", 10)]
    [TestCase("?keepalive_timeout_seconds=1000", 600)]
    public async Task A_keepalive_arrives_within_the_timeout_that_the_client_asked_for(string query, int seconds)
    {
        using var server = Start(out var clock);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server, query);
        Assert.That((await caller.SubscribeAsync(socket.SessionId)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(server.EventSub.Sessions.Single().KeepaliveTimeout, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

        clock.Advance(TimeSpan.FromSeconds(seconds / 2));
        await server.EventSub.SendAsync("channel.update");
        // The event has restarted the time.
        clock.Advance(TimeSpan.FromSeconds(seconds - 2));
        await server.EventSub.SendAsync("channel.update");
        clock.Advance(TimeSpan.FromSeconds(seconds - 2));
        await server.EventSub.SendRawAsync("{}"u8.ToArray());
        clock.Advance(TimeSpan.FromSeconds(seconds));
        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(TestSocket.Type(await socket.ReadAsync()), Is.EqualTo("notification"));
        Assert.That(TestSocket.Type(await socket.ReadAsync()), Is.EqualTo("notification"));
        Assert.That(await socket.ReadAsync(), Is.Empty);
        for (var i = 0; i < 2; i++)
        {
            var keepalive = await socket.ReadAsync();
            Assert.That(TestSocket.Type(keepalive), Is.EqualTo("session_keepalive"));
            Assert.That(keepalive["payload"], Is.Empty);
        }
    }

    [Test]
    public async Task An_unused_connection_is_closed_with_4003()
    {
        using var server = Start(out var clock);
        using var socket = await TestSocket.ConnectAsync(server, "?keepalive_timeout_seconds=60");

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await socket.ReadCloseAsync(), Is.EqualTo((4003, "connection unused")));
        Assert.That(server.EventSub.Sessions, Is.Empty);
    }

    [Test]
    public async Task A_message_of_the_client_closes_the_connection_with_4001()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId);

        await socket.SendAsync("hello");

        Assert.That(await socket.ReadCloseAsync(), Is.EqualTo((4001, "client sent inbound traffic")));
        Assert.That(server.Status(), Is.EqualTo("websocket_received_inbound_traffic"));
    }

    [Test]
    public async Task A_client_that_closes_loses_its_subscriptions()
    {
        using var server = Start(out var clock);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId);

        await socket.CloseAsync();

        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 0, TestSocket.Limit());
        var subscription = server.EventSub.Subscriptions.Single();
        Assert.That(subscription.Status, Is.EqualTo(EventSubSubscriptionStatus.WebsocketDisconnected));
        Assert.That(subscription.Transport.DisconnectedAt, Is.EqualTo(clock.GetUtcNow()));
        Assert.That(await server.EventSub.SendAsync("channel.update"), Is.Zero);
    }

    [Test]
    public async Task A_client_that_vanishes_loses_its_subscriptions()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId);

        socket.Dispose();

        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 0, TestSocket.Limit());
        Assert.That(server.Status(), Is.EqualTo("websocket_disconnected"));
    }

    [TestCase(4000, "internal server error", "websocket_internal_error")]
    [TestCase(4002, "client failed ping-pong", "websocket_failed_ping_pong")]
    [TestCase(4003, "connection unused", "websocket_connection_unused")]
    [TestCase(4004, "reconnect grace time expired", "websocket_failed_to_reconnect")]
    [TestCase(4005, "network timeout", "websocket_network_timeout")]
    [TestCase(4006, "network error", "websocket_network_error")]
    public async Task Close_sends_the_code_and_disables_the_subscriptions(int code, string reason, string status)
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId);

        await server.EventSub.CloseAsync(code);

        Assert.That(await socket.ReadCloseAsync(), Is.EqualTo((code, reason)));
        Assert.That(server.Status(), Is.EqualTo(status));
        var again = await caller.SubscribeAsync(socket.SessionId);
        Assert.That((again.Status, again.Message),
            Is.EqualTo((HttpStatusCode.BadRequest, "websocket transport session does not exist or has already disconnected")));
    }

    [Test]
    public async Task Cut_ends_the_connection_without_a_close_frame()
    {
        using var server = Start(out _);
        using var caller = new Caller(server);
        using var socket = await TestSocket.ConnectAsync(server);
        await caller.SubscribeAsync(socket.SessionId);

        server.EventSub.Cut();

        Assert.ThrowsAsync<WebSocketException>(socket.ReceiveAsync);
        Assert.That(socket.Socket.CloseStatus, Is.Null);
        Assert.That(server.Status(), Is.EqualTo("websocket_network_error"));
    }

    [Test]
    public async Task Raw_frames_arrive_as_they_are()
    {
        using var server = Start(out _);
        using var socket = await TestSocket.ConnectAsync(server);
        var huge = Encoding.ASCII.GetBytes(new string('x', 1 << 20));

        var sending = server.EventSub.SendRawAsync(huge);
        var text = await socket.ReceiveAsync();
        await sending;
        await server.EventSub.SendRawAsync(new byte[] { 0, 255 }, isText: false);

        Assert.That(text.Type, Is.EqualTo(WebSocketMessageType.Text));
        Assert.That(text.Bytes, Is.EqualTo(huge));
        var binary = await socket.ReceiveAsync();
        Assert.That(binary.Type, Is.EqualTo(WebSocketMessageType.Binary));
        Assert.That(binary.Bytes, Is.EqualTo(new byte[] { 0, 255 }));
    }

    [Test]
    public async Task A_client_that_does_not_read_holds_up_nobody_for_long()
    {
        var clock = new WatchedClock();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
        using var socket = await TestSocket.ConnectAsync(server);
        using var caller = new Caller(server);
        await caller.SubscribeAsync(socket.SessionId);
        clock.Forget();

        // More than all buffers between.
        var sending = server.EventSub.SendRawAsync(new byte[64 << 20]);
        await clock.TimerAsync(TimeSpan.FromSeconds(10));
        Assert.That(sending.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(10));

        await sending;
        await server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 0, TestSocket.Limit());
        Assert.That(server.Status(), Is.EqualTo("websocket_network_timeout"));
    }

    [Test]
    public async Task Disposing_the_server_cuts_the_connections()
    {
        var server = Start(out _);
        using var socket = await TestSocket.ConnectAsync(server);

        server.Dispose();

        Assert.ThrowsAsync<WebSocketException>(socket.ReceiveAsync);
    }

    [Test]
    public async Task Only_a_WebSocket_gets_an_answer()
    {
        using var server = Start(out _);
        using var http = new HttpClient();

        var response = await http.GetAsync(new UriBuilder(server.EventSubAddress) { Scheme = "http" }.Uri);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Waiting_ends_with_the_condition_the_token_or_its_failure()
    {
        using var server = Start(out _);
        using var canceled = new CancellationTokenSource();

        var waiting = server.EventSub.WaitForAsync(eventSub => eventSub.Connections == 1, TestSocket.Limit());
        var failing = server.EventSub.WaitForAsync(eventSub => eventSub.Connections > 0 ? throw new InvalidDataException() : false, TestSocket.Limit());
        var endless = server.EventSub.WaitForAsync(_ => false, canceled.Token);
        Assert.That(waiting.IsCompleted, Is.False);
        using var socket = await TestSocket.ConnectAsync(server);
        canceled.Cancel();

        await waiting;
        Assert.ThrowsAsync<InvalidDataException>(() => failing);
        Assert.ThrowsAsync<TaskCanceledException>(() => endless);
    }

    private static HelixTestServer Start(out FakeTimeProvider clock) =>
        HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock = new FakeTimeProvider(new(2026, 5, 9, 18, 20, 31, TimeSpan.Zero)) });
}
