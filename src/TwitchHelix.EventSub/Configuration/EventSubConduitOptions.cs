namespace TwitchHelix;

/// <summary>The options of a conduit, and of the connections of its shards.</summary>
public sealed class EventSubConduitOptions : EventSubWebSocketOptions
{
    private const int MostShards = 20_000;

    /// <summary>
    /// The ID of the conduit. Null for the only one that the application has; if it has none, one is made. If it has several, nothing is received until this is
    /// set. Default: null.
    /// </summary>
    public string? ConduitId { get; set; }

    /// <summary>
    /// The number of shards that the conduit has at least when this process starts, from 1 to 20,000. A conduit with fewer gets more; one with more keeps them,
    /// because another machine may want them. To change the number while machines run, call <see cref="IConduitsClient.UpdateConduitsAsync"/>: they notice it
    /// within about a minute. Default: 1.
    /// </summary>
    public int Shards { get; set; } = 1;

    /// <summary>
    /// The number of shards that this process takes at most. A process takes every shard that nobody receives, so with null the first one takes all, and others
    /// stand by. To divide them, set this on every machine so that the others can take all shards when one machine is down: 3 machines and 4 shards need 2.
    /// Default: null.
    /// </summary>
    public int? ShardsPerProcess { get; set; }

    /// <summary>
    /// The time between two looks for shards that nobody receives. Up to half of it is taken off at random, so that several machines don't look at the same
    /// moment. A look is a call for each hundred shards, and one more when a shard is to be taken. The time counts for each hundred. From 1 to 60 seconds.
    /// Default: 3 seconds.
    /// </summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The time after which what is wanted is compared with what Twitch has. It is compared at once at the start and after changes, and soon after failures.
    /// From a minute to a day. Default: 1 hour.
    /// </summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    internal override string? Fault =>
        base.Fault
        ?? (ConduitId is not null && string.IsNullOrWhiteSpace(ConduitId) ? $"{nameof(ConduitId)} is empty; it must be null or the ID of a conduit."
        : Shards is < 1 or > MostShards ? $"{nameof(Shards)} is {Shards}; it must be from 1 to 20,000."
        : ShardsPerProcess < 1 ? $"{nameof(ShardsPerProcess)} is {ShardsPerProcess}; it must be at least 1, or null."
        : LookInterval < TimeSpan.FromSeconds(1) || LookInterval > TimeSpan.FromSeconds(60)
            ? $"{nameof(LookInterval)} is {LookInterval}; it must be from 1 to 60 seconds."
        : ReconcileInterval < TimeSpan.FromMinutes(1) || ReconcileInterval > TimeSpan.FromDays(1)
            ? $"{nameof(ReconcileInterval)} is {ReconcileInterval}; it must be from a minute to a day."
        : null);
}
