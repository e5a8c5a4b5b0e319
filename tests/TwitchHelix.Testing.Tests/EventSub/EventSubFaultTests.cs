using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Faults of WebSockets.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EventSubFaultTests
{
    [Test]
    public async Task Drop_loses_a_notification()
    {
        using var twitch = await Connected.StartAsync();
        var fault = twitch.Server.EventSub.Faults.Add(EventSubFault.Drop());

        await twitch.SendAsync(1);
        await twitch.SendAsync(2);

        Assert.That(await twitch.ReadBitsAsync(1), Is.EqualTo(new[] { 2 }));
        Assert.That(fault.Hits, Is.EqualTo(1));
        Assert.That(twitch.Server.EventSub.Faults.Active, Is.Empty);
    }

    [Test]
    public async Task Double_sends_the_same_message_twice()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Double());

        await twitch.SendAsync(1);
        await twitch.SendAsync(2);

        var (first, second, third) = (await twitch.Socket.ReadAsync(), await twitch.Socket.ReadAsync(), await twitch.Socket.ReadAsync());
        Assert.That(JToken.DeepEquals(first, second));
        Assert.That((int?)third.SelectToken("payload.event.bits"), Is.EqualTo(2));
    }

    [Test]
    public async Task Delay_sends_late()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Delay(TimeSpan.FromSeconds(5)));

        await twitch.SendAsync(1);
        await twitch.SendAsync(2);
        twitch.Clock.Advance(TimeSpan.FromSeconds(4));
        await twitch.SendAsync(3);
        twitch.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await twitch.ReadBitsAsync(3), Is.EqualTo(new[] { 2, 3, 1 }));
    }

    [Test]
    public async Task Reorder_sends_after_the_next()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Reorder());

        await twitch.SendAsync(1);
        await twitch.SendAsync(2);
        await twitch.SendAsync(3);

        Assert.That(await twitch.ReadBitsAsync(3), Is.EqualTo(new[] { 2, 1, 3 }));
    }

    [Test]
    public async Task Corrupt_breaks_the_JSON_and_leaves_the_connection()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Corrupt());

        await twitch.SendAsync(1);
        await twitch.SendAsync(2);

        var (type, bytes) = await twitch.Socket.ReceiveAsync();
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Text));
        Assert.That(() => EventSubMessage.Read(bytes), Throws.InstanceOf<HelixException>());
        Assert.That(Encoding.UTF8.GetString(bytes), Does.StartWith("{\"metadata\""));
        Assert.That(await twitch.ReadBitsAsync(1), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Cut_ends_the_connection_in_the_middle_of_a_message()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Cut());

        await twitch.SendAsync(1);

        Assert.ThrowsAsync<WebSocketException>(twitch.Socket.ReceiveAsync);
        await twitch.Server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == 0, TestSocket.Limit());
        Assert.That(twitch.Server.Status(), Is.EqualTo("websocket_network_error"));
    }

    [Test]
    public async Task Silent_leaves_the_connection_open_and_says_nothing()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Silent());
        await twitch.SendAsync(1);
        await twitch.SendAsync(2);
        twitch.Clock.Advance(TimeSpan.FromSeconds(20));
        await twitch.Server.EventSub.SendRawAsync("{}"u8.ToArray());

        var reading = twitch.Socket.ReceiveAsync();
        Assert.That(twitch.Server.EventSub.Sessions, Has.Count.EqualTo(1));
        // Had anything been written, it would be read before the connection is cut.
        twitch.Server.EventSub.Cut();

        Assert.ThrowsAsync<WebSocketException>(() => reading);
    }

    [Test]
    public async Task Silent_begins_instead_of_a_keepalive_too()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Clock.Advance(TimeSpan.FromSeconds(9));
        var fault = twitch.Server.EventSub.Faults.Add(EventSubFault.Silent());
        twitch.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.That(fault.Hits, Is.EqualTo(1));
        await twitch.SendAsync(1);
        twitch.Server.EventSub.Cut();

        Assert.That(TestSocket.Type(await twitch.Socket.ReadAsync()), Is.EqualTo("session_keepalive"));
        Assert.ThrowsAsync<WebSocketException>(twitch.Socket.ReceiveAsync);
    }

    [Test]
    public async Task A_connection_without_a_welcome_has_no_session()
    {
        using var server = HelixTestServer.Start();
        server.EventSub.Faults.Add(EventSubFault.NoWelcome());

        using var mute = await TestSocket.OpenAsync(server.EventSubAddress);
        await server.EventSub.WaitForAsync(eventSub => eventSub.Connections == 1, TestSocket.Limit());
        using var next = await TestSocket.ConnectAsync(server);
        await server.EventSub.SendRawAsync("{}"u8.ToArray());

        Assert.That(await mute.ReadAsync(), Is.Empty, "The first frame isn't a welcome.");
        Assert.That(server.EventSub.Sessions.Select(session => session.Id), Is.EqualTo(new[] { next.SessionId }));
    }

    [Test]
    public async Task A_fault_affects_its_type_as_often_as_it_says()
    {
        using var twitch = await Connected.StartAsync();
        twitch.Server.EventSub.Faults.Add(EventSubFault.Drop() with { Type = "channel.follow", Times = null });
        var fault = twitch.Server.EventSub.Faults.Add(EventSubFault.Drop() with { Type = "channel.cheer", Times = 2 });

        for (var i = 1; i <= 4; i++)
            await twitch.SendAsync(i);

        Assert.That(await twitch.ReadBitsAsync(2), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(fault.Hits, Is.EqualTo(2));
    }

    [Test]
    public async Task A_seed_repeats_what_a_probability_did()
    {
        var runs = new List<int[]>();
        for (var run = 0; run < 2; run++)
        {
            using var twitch = await Connected.StartAsync();
            var fault = twitch.Server.EventSub.Faults.Add(EventSubFault.Drop() with { Times = null, Probability = 0.5, Seed = 7 });
            for (var i = 0; i < 50; i++)
                await twitch.SendAsync(i);
            Assert.That(fault.Hits, Is.InRange(10, 40));
            runs.Add([.. (await twitch.ReadBitsAsync(50 - fault.Hits)).Select(bits => bits ?? -1)]);
        }

        Assert.That(runs[0], Is.EqualTo(runs[1]));
    }

    /// <summary>A server with one client that has one subscription.</summary>
    private sealed class Connected : IDisposable
    {
        private Connected(HelixTestServer server, FakeTimeProvider clock, TestSocket socket)
        {
            Server = server;
            Clock = clock;
            Socket = socket;
        }

        public HelixTestServer Server { get; }

        public FakeTimeProvider Clock { get; }

        public TestSocket Socket { get; }

        public static async Task<Connected> StartAsync()
        {
            var clock = new FakeTimeProvider();
            var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = clock });
            using var caller = new Caller(server);
            var socket = await TestSocket.ConnectAsync(server);
            await caller.SubscribeAsync(socket.SessionId, "channel.cheer", "1");
            return new Connected(server, clock, socket);
        }

        public Task<int> SendAsync(int bits) => Server.EventSub.SendAsync(new ChannelCheerEvent { Bits = bits });

        public async Task<List<int?>> ReadBitsAsync(int count)
        {
            var read = new List<int?>();
            for (var i = 0; i < count; i++)
                read.Add((int?)(await Socket.ReadAsync()).SelectToken("payload.event.bits"));
            return read;
        }

        public void Dispose()
        {
            Socket.Dispose();
            Server.Dispose();
        }
    }
}
