namespace TwitchHelix.EventSub.Conduits;

/// <summary>Reads the state of a shard.</summary>
internal static class ConduitShardExtensions
{
    /// <summary>Whether somebody receives the shard, or has just begun to.</summary>
    public static bool IsTaken(this ConduitShard shard) =>
        shard.Status == ConduitShardStatus.Enabled || shard.Status == ConduitShardStatus.WebhookCallbackVerificationPending;
}
