using System.Globalization;
using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.EventSub.WebSockets;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>
/// Takes shards that nobody receives. Several machines do so without knowing of each other: of two that take a shard at the same moment, the later one has it,
/// and the other one notices that at a later look.
/// </summary>
/// <param name="conduit">The conduit.</param>
/// <param name="calls">The calls about conduits.</param>
/// <param name="assigner">Assigns the shards.</param>
/// <param name="options">The options.</param>
/// <param name="subscriptions">The subscriptions.</param>
/// <param name="intake">Takes messages.</param>
/// <param name="createSession">Creates the session of a shard.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class ShardKeeper(
    Conduit conduit,
    ConduitCalls calls,
    ShardAssigner assigner,
    EventSubConduitOptions options,
    ConduitSubscriptions subscriptions,
    MessageIntake intake,
    Func<ISessionUse, WebSocketSession> createSession,
    TimeProvider timeProvider,
    ILogger logger)
{
    /// <summary>The number of shards of a page, as Twitch sets it.</summary>
    private const int PageSize = 100;

    /// <summary>The number of shards that are taken after one look: each costs a connection and a part of a call.</summary>
    private const int MostTakenAtOnce = 50;

    /// <summary>The time after which the number of shards is looked at, in case it was raised. A lower number is noticed by the shards that are gone.</summary>
    private static readonly TimeSpan CountInterval = TimeSpan.FromMinutes(1);

    private readonly HelixRetryOptions looks = new() { Delay = options.LookInterval, MaxDelay = options.LookInterval };
    private readonly Dictionary<string, HeldShard> held = new(StringComparer.Ordinal);
    private readonly Dictionary<HeldShard, (CancellationTokenSource Stop, Task Run)> running = [];
    private readonly TaskCompletionSource<bool> received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count = conduit.ShardCount;
    private long countedAt = timeProvider.GetTimestamp();

    /// <summary>Ends when this process or another one receives a shard.</summary>
    public Task Received => received.Task;

    /// <summary>Runs until it is canceled, or the conduit is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var failures = 0; ;)
            {
                TimeSpan pause;
                try
                {
                    if (await LookAsync(cancellationToken).ConfigureAwait(false) is not { } pages)
                        return;
                    failures = 0;
                    pause = TimeSpan.FromTicks(Backoff.Delay(looks, 0).Ticks * pages);
                }
                catch (HelixException e)
                {
                    logger.ShardsNotListed(e.Message);
                    pause = SubscriptionDelays.AfterFailure(failures++);
                }
                await Pause.ForAsync(pause, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var (stop, _) in running.Values)
                stop.Cancel();
            await Task.WhenAll(running.Values.Select(each => each.Run)).ConfigureAwait(false);
            foreach (var (stop, _) in running.Values)
                stop.Dispose();
        }
    }

    /// <returns>The number of pages of the list. Null if the conduit is gone.</returns>
    private async Task<int?> LookAsync(CancellationToken cancellationToken)
    {
        await ClearAsync().ConfigureAwait(false);
        var askedAt = timeProvider.GetTimestamp();
        if (await calls.ListShardsAsync(conduit.Id, cancellationToken).ConfigureAwait(false) is not { } listed)
            return null;
        // A shard that is gone looks like one that nobody receives, and each try to take it would cost a call.
        if (IsAnyToTake(listed) || timeProvider.GetElapsedTime(countedAt) >= CountInterval)
        {
            var all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
            if (all.FirstOrDefault(each => each.Id == conduit.Id) is not { } current)
                return null;
            (count, countedAt) = (current.ShardCount, timeProvider.GetTimestamp());
        }
        foreach (var shard in held.Values.ToList())
            if (int.Parse(shard.Id, CultureInfo.InvariantCulture) >= count)
                GiveUp(shard, "the conduit has fewer shards now");
            else if (!shard.Compare(listed.TryGetValue(shard.Id, out var found) ? found : null, askedAt))
                GiveUp(shard, "another connection receives it");
        if (listed.Values.Any(shard => shard.IsTaken()))
            received.TrySetResult(true);
        TakeFree(listed);
        return 1 + (listed.Count / PageSize);
    }

    /// <summary>Whether a shard is to be taken, or taken again.</summary>
    private bool IsAnyToTake(Dictionary<string, ConduitShard> listed) =>
        Free(listed).Any() || held.Keys.Any(id => !IsTaken(listed, id));

    /// <summary>Returns the shards that nobody receives, as long as there is room for them.</summary>
    private IEnumerable<string> Free(Dictionary<string, ConduitShard> listed) => Room(listed) <= 0 ? []
        : Enumerable.Range(0, count)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Where(id => !held.ContainsKey(id) && !IsTaken(listed, id));

    /// <summary>
    /// Returns the number of shards that are taken at most. One that another process seems to have taken at the same moment doesn't count: else two processes
    /// that both want the last ones could leave some without an owner until the list can be believed.
    /// </summary>
    private int Room(Dictionary<string, ConduitShard> listed) => options.ShardsPerProcess is not { } most ? MostTakenAtOnce
        : Math.Min(MostTakenAtOnce, most - held.Values.Count(shard => !(listed.TryGetValue(shard.Id, out var found) && shard.IsElsewhere(found))));

    private static bool IsTaken(Dictionary<string, ConduitShard> listed, string id) => listed.TryGetValue(id, out var shard) && shard.IsTaken();

    private void TakeFree(Dictionary<string, ConduitShard> listed)
    {
        // In any order, so that machines that look at the same moment take different ones.
        foreach (var id in Free(listed).OrderBy(_ => Guid.NewGuid()).Take(Room(listed)))
        {
            var shard = new HeldShard(id, assigner, subscriptions, intake, () => received.TrySetResult(true), timeProvider, logger);
            var stop = new CancellationTokenSource();
            held[id] = shard;
            running[shard] = (stop, ReceiveAsync(createSession(shard), stop.Token));
        }
    }

    private static async Task ReceiveAsync(WebSocketSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The shard is given up, or the host stops.
        }
    }

    private void GiveUp(HeldShard shard, string reason)
    {
        logger.ShardGivenUp(shard.Id, reason);
        held.Remove(shard.Id);
        running[shard].Stop.Cancel();
    }

    /// <summary>Forgets the sessions that have ended. One that wasn't stopped ends only by a fault.</summary>
    private async Task ClearAsync()
    {
        foreach (var ended in running.Where(each => each.Value.Run.IsCompleted).ToList())
        {
            running.Remove(ended.Key);
            ended.Value.Stop.Dispose();
            await ended.Value.Run.ConfigureAwait(false);
        }
    }
}
