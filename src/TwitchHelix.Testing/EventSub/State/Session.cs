using TwitchHelix.Testing.EventSub.Sockets;

namespace TwitchHelix.Testing.EventSub.State;

/// <summary>A session of WebSockets. It moves to another connection when the client reconnects.</summary>
internal sealed class Session(string id, DateTimeOffset connectedAt, int keepaliveSeconds) : EventTransport
{
    public string Id { get; } = id;

    public DateTimeOffset ConnectedAt { get; } = connectedAt;

    public int KeepaliveSeconds { get; } = keepaliveSeconds;

    /// <summary>Whose subscriptions it has. Null before the first.</summary>
    public Owner? Owner { get; set; }

    /// <summary>The connection that events go to. Null while the client is away between two.</summary>
    public EventSubSocket? Current { get; set; }

    /// <summary>The open connections: the current one, and old ones.</summary>
    public List<EventSubSocket> Open { get; } = [];

    /// <summary>The subscriptions, as long as they are listed.</summary>
    public List<EventSubscription> Subscriptions { get; } = [];

    /// <summary>The key of the reconnect URL. Null if there is none that is valid.</summary>
    public string? ReconnectKey { get; set; }

    /// <summary>The number of connections so far.</summary>
    public int Connections { get; set; }

    /// <summary>Whether a subscription or a shard has used it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>When it was disconnected. Null if it is connected.</summary>
    public DateTimeOffset? DisconnectedAt { get; set; }

    /// <summary>The timers, which end with the session.</summary>
    public List<ITimer> Timers { get; } = [];

    public override bool IsConnected => Current is not null;

    public override TimeSpan ListedFor => TimeSpan.FromMinutes(1);

    public HelixTestSession Snapshot() => new()
    {
        Id = Id,
        ClientId = Owner?.ClientId,
        UserId = Owner?.UserId,
        ConnectedAt = ConnectedAt,
        KeepaliveTimeout = TimeSpan.FromSeconds(KeepaliveSeconds),
        Connections = Connections,
    };

    public override EventSubTransport Describe(bool inMessage) => new()
    {
        Method = EventSubTransportMethod.Websocket,
        SessionId = Id,
        ConnectedAt = inMessage ? null : ConnectedAt,
        DisconnectedAt = inMessage ? null : DisconnectedAt,
    };
}
