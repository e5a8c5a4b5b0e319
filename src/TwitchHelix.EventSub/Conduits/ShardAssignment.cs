namespace TwitchHelix.EventSub.Conduits;

/// <summary>A shard, and the session that its events shall be sent over.</summary>
internal sealed class ShardAssignment(string shardId, string sessionId)
{
    public string ShardId => shardId;

    public string SessionId => sessionId;

    /// <summary>Ends when Twitch has answered.</summary>
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
