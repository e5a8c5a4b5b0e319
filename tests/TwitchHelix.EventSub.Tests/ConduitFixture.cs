using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Hosts that share a conduit, and a clock that stands still.</summary>
public abstract class ConduitFixture : EventSubFixture
{
    /// <summary>The time after which what Twitch lists is believed, and a look after it.</summary>
    protected static readonly TimeSpan Settled = TimeSpan.FromSeconds(8);

    protected static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    protected static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    private readonly List<ConduitHost> hosts = [];

    protected BlockingCollection<string> Handled { get; } = [];

    protected static EventSubSubscriptionType<StreamOnlineEvent> Online { get; } = EventSubSubscriptionTypes.StreamOnline(Channel);

    [TearDown]
    public void DisposeHosts()
    {
        foreach (var host in hosts)
        {
            host.Host.Dispose();
            host.Log.ShowIfFailed();
        }
        Handled.Dispose();
    }

    /// <summary>Starts a host. It handles <see cref="Online"/> if nothing else is said.</summary>
    private protected async Task<ConduitHost> StartAsync(
        Action<EventSubConduitOptions>? configure = null, Action<EventSubHandlers>? handlers = null, string name = "one")
    {
        var host = Create(configure, handlers, name);
        await host.Host.StartAsync();
        return host;
    }

    private protected ConduitHost Create(Action<EventSubConduitOptions>? configure = null, Action<EventSubHandlers>? handlers = null, string name = "one")
    {
        var log = new RecordedLog();
        var builder = CreateHost(log, out var twitch);
        twitch
            .AddEventSub(handlers ?? (events => events.On(Online, (e, _, _) => HandleAsync($"{name} {e.BroadcasterUserId}"))))
            .UseConduit(options =>
            {
                // A clock that jumps must not make a connection look silent.
                options.KeepaliveTimeout = TimeSpan.FromSeconds(600);
                options.ReconnectDelay = TimeSpan.Zero;
                configure?.Invoke(options);
            });
        var host = new ConduitHost(builder.Build(), log);
        hosts.Add(host);
        return host;
    }

    protected Task HandleAsync(string what)
    {
        Handled.Add(what);
        return Task.CompletedTask;
    }

    /// <summary>Waits for what is handled next. The test's time limit ends the waiting.</summary>
    protected Task<string> NextAsync() => Task.Run(() => Handled.Take(TestContext.CurrentContext.CancellationToken));

    protected async Task<string> CreateConduitAsync(int shards) =>
        (await Twitch.Conduits.CreateConduitsAsync(new CreateConduitsBody { ShardCount = shards })).Data[0].Id;

    protected async Task<IReadOnlyList<Conduit>> ConduitsAsync() => (await Twitch.Conduits.GetConduitsAsync()).Data;

    protected async Task<List<ConduitShard>> ShardsAsync(string conduit) => await Twitch.Conduits.GetConduitShardsPagedAsync(conduit).ToListAsync();

    /// <summary>Waits until a host waits between two looks for the n-th time.</summary>
    protected Task LookedAsync(int times, double interval = 3) =>
        Time.WhenWaitedAsync(times, time => time >= TimeSpan.FromSeconds(interval / 2) && time < TimeSpan.FromSeconds(interval));

    /// <summary>Assigns a shard to a session of this test, as another machine does at the same moment.</summary>
    protected async Task<ClientWebSocket> StealAsync(string conduit, string shard)
    {
        var (socket, session) = await ConnectAsync();
        var answer = await Twitch.Conduits.UpdateConduitShardsAsync(new UpdateConduitShardsBody
        {
            ConduitId = conduit,
            Shards =
            [
                new UpdateConduitShardsShard
                {
                    Id = shard,
                    Transport = new UpdateConduitShardsTransport { Method = ConduitShardTransportMethod.Websocket, SessionId = session },
                },
            ],
        });
        Assert.That(answer.Errors, Is.Empty);
        return socket;
    }

    /// <summary>Opens a connection of this test.</summary>
    protected async Task<(ClientWebSocket Socket, string SessionId)> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(Server.CreateOptions().EventSubAddress, TestContext.CurrentContext.CancellationToken);
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer, TestContext.CurrentContext.CancellationToken);
        return (socket, ((EventSubWelcome)EventSubMessage.Read(buffer.AsMemory(0, read.Count))).SessionId);
    }

    private protected sealed record ConduitHost(IHost Host, RecordedLog Log)
    {
        public IEventSubReceiver Receiver => Host.Services.GetRequiredService<IEventSubReceiver>();

        public EventSubWantedSubscription Only => Receiver.Subscriptions.Single();

        public Task SubscribedAsync(int count = 1) => Log.SubscribedAsync(count);

        public Task TakenAsync(int count) => LoggedAsync("is received by the session", count);

        public Task LoggedAsync(string text, int count = 1) => Log.WhenAsync(count, line => line.Contains(text, StringComparison.Ordinal));
    }
}
