using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.Sockets;
using TwitchHelix.Testing.EventSub.State;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Disables shards, and tells those who have subscribed to that.</summary>
internal sealed class ShardChanges(EventSubState state, Dispatcher dispatcher)
{
    private const string Type = "conduit.shard.disabled";
    private const string Version = "1";

    /// <summary>Disables the shards of a session that has ended. Call it under the lock.</summary>
    public void SessionEnded(Session session, EventSubSubscriptionStatus status)
    {
        foreach (var conduit in state.Conduits)
            foreach (var shard in conduit.Shards.Where(shard => shard.Transport == session))
                Disable(shard, new ConduitShardStatus(status.Value));
    }

    /// <summary>Disables a shard. Call it under the lock.</summary>
    public void Disable(Shard shard, ConduitShardStatus status)
    {
        if (shard.Status == status)
            return;
        shard.Status = status;
        var transport = JObject.Parse(shard.Transport!.Describe(inMessage: false).ToJson());
        var content = new JObject
        {
            ["conduit_id"] = shard.Conduit.Id,
            ["shard_id"] = shard.Id,
            ["status"] = status.Value,
            ["transport"] = transport,
        };
        var bytes = Encoding.UTF8.GetBytes(content.ToString(Formatting.None));
        foreach (var subscription in state.Subscriptions.Enabled(Type, Version))
            if (subscription.Owner.ClientId == shard.Conduit.ClientId
                && (subscription.Type.Condition.GetValueOrDefault("conduit_id") is not { Length: > 0 } only || only == shard.Conduit.Id))
                dispatcher.Send(subscription, bytes, new Delivery());
    }
}
