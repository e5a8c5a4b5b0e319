using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.EventSub.WebSockets;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>A shard that this process receives, or is about to: each session of its connection is assigned to it.</summary>
/// <param name="id">The ID of the shard.</param>
/// <param name="assigner">Assigns it.</param>
/// <param name="subscriptions">The subscriptions, which hear what Twitch has ended.</param>
/// <param name="intake">Takes messages.</param>
/// <param name="onTaken">Hears that events come.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class HeldShard(
    string id,
    ShardAssigner assigner,
    ConduitSubscriptions subscriptions,
    MessageIntake intake,
    Action onTaken,
    TimeProvider timeProvider,
    ILogger logger)
    : ISessionUse
{
    /// <summary>The time after a change until what Twitch lists can be believed: it may be older than the change.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(5);

    /// <summary>The number of sessions of this process that are known.</summary>
    private const int MostKnown = 20;

    private readonly object gate = new();
    private readonly Queue<string> mine = new();
    private TaskCompletionSource<bool> renewed = new();
    private string? session;
    private bool isAssigned;
    private long changedAt = timeProvider.GetTimestamp();

    public string Id => id;

    public Task WhenDueAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task KeepAsync(Func<string> sessionId, CancellationToken cancellationToken)
    {
        var current = sessionId();
        var ending = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gone = cancellationToken.Register(() => ending.TrySetCanceled(cancellationToken));
        lock (gate)
        {
            // Known before Twitch knows, so that the shard isn't taken for another's.
            (session, renewed, changedAt) = (current, ending, timeProvider.GetTimestamp());
            mine.Enqueue(current);
            if (mine.Count > MostKnown)
                mine.Dequeue();
        }
        await AssignAsync(current, cancellationToken).ConfigureAwait(false);
        lock (gate)
            (isAssigned, changedAt) = (true, timeProvider.GetTimestamp());
        EventSubTelemetry.Shards.Add(1);
        logger.ShardTaken(id, current);
        onTaken();
        await ending.Task.ConfigureAwait(false);
    }

    public bool IsLeaving(EventSubSubscription subscription) => false;

    public void Lose(string sessionId)
    {
        lock (gate)
        {
            if (!isAssigned)
                return;
            (isAssigned, changedAt) = (false, timeProvider.GetTimestamp());
        }
        EventSubTelemetry.Shards.Add(-1);
    }

    public void Revoke(EventSubRevocation revocation)
    {
        subscriptions.Revoke(revocation.Subscription);
        intake.Take(revocation);
    }

    /// <summary>Whether another process has the shard, by a list that may be too old: it may show a session that this process has lost.</summary>
    public bool IsElsewhere(ConduitShard listed)
    {
        lock (gate)
            return listed.IsTaken() && session is not null && !mine.Contains(listed.Transport?.SessionId ?? "");
    }

    /// <summary>Compares with what Twitch lists. If Twitch has disabled the shard, it is taken again over another connection.</summary>
    /// <param name="listed">The shard. Null if it isn't listed.</param>
    /// <param name="askedAt">When Twitch was asked.</param>
    /// <returns>False if another session has the shard.</returns>
    public bool Compare(ConduitShard? listed, long askedAt)
    {
        lock (gate)
        {
            if (timeProvider.GetElapsedTime(changedAt, askedAt) < SettlingTime)
                return true;
            if (listed?.IsTaken() == true)
                return session is not null && listed.Transport?.SessionId == session;
            if (!isAssigned || !renewed.TrySetResult(true))
                return true;
        }
        logger.ShardDisabled(id, listed?.Status.Value ?? "it isn't listed");
        return true;
    }

    private async Task AssignAsync(string sessionId, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await assigner.AssignAsync(id, sessionId, cancellationToken).ConfigureAwait(false);
                return;
            }
            // Twitch closes the connection after 10 seconds without an assignment.
            catch (HelixException e)
            {
                logger.ShardNotTaken(id, e.Message);
            }
            await Pause.ForAsync(SubscriptionDelays.AfterFailure(failures), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
