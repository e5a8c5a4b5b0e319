using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.EventSub.State;

/// <summary>A conduit, which distributes the messages of its subscriptions over its shards.</summary>
internal sealed class EventConduit(string clientId, int shardCount) : EventTransport
{
    private readonly List<Shard?> shards = [.. new Shard?[shardCount]];

    public string Id { get; } = Guid.NewGuid().ToString();

    public string ClientId => clientId;

    public int ShardCount => shards.Count;

    /// <summary>The shards that have got a transport.</summary>
    public IEnumerable<Shard> Shards => shards.OfType<Shard>().Where(shard => shard.Transport is not null);

    public override bool IsConnected => true;

    public override TimeSpan ListedFor => TimeSpan.FromDays(10);

    /// <summary>Returns a shard. Null if the conduit hasn't that many.</summary>
    public Shard? Find(int number) => number >= 0 && number < shards.Count ? shards[number] ??= new Shard(this, $"{number}") : null;

    /// <summary>Changes the number of shards. Those with the highest IDs go.</summary>
    public void Resize(int count)
    {
        if (count < shards.Count)
            shards.RemoveRange(count, shards.Count - count);
        else
            shards.AddRange(new Shard?[count - shards.Count]);
    }

    /// <summary>
    /// Returns the shard for the messages about a user: that of the user's ID, or if it is disabled, one other. Null if that is disabled too.
    /// </summary>
    public Shard? ShardOf(string user)
    {
        var number = (int)(Hash.Of(user) % (uint)shards.Count);
        return shards[number] is { IsEnabled: true } own ? own
            : shards[(number + 1) % shards.Count] is { IsEnabled: true } other ? other
            : null;
    }

    public override EventSubTransport Describe(bool inMessage) => new() { Method = EventSubTransportMethod.Conduit, ConduitId = Id };
}
