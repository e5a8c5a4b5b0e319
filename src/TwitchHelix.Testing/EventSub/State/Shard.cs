namespace TwitchHelix.Testing.EventSub.State;

/// <summary>A shard of a conduit.</summary>
internal sealed class Shard(EventConduit conduit, string id)
{
    public EventConduit Conduit => conduit;

    public string Id => id;

    /// <summary>Null for a shard that never had one.</summary>
    public EventTransport? Transport { get; set; }

    public ConduitShardStatus Status { get; set; }

    public bool IsEnabled => Status == ConduitShardStatus.Enabled && Transport is { IsConnected: true };

    public ConduitShard Describe()
    {
        var transport = Transport?.Describe(inMessage: false);
        return new ConduitShard
        {
            Id = id,
            Status = Status,
            Transport = new ConduitShardTransport
            {
                Method = transport?.Method.Value is { } method ? new ConduitShardTransportMethod(method) : default,
                Callback = transport?.Callback,
                SessionId = transport?.SessionId,
                ConnectedAt = transport?.ConnectedAt,
                DisconnectedAt = transport?.DisconnectedAt,
            },
        };
    }
}
