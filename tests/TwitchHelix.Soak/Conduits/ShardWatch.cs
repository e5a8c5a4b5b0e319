using System.Diagnostics;
using System.Globalization;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Conduits;

/// <summary>
/// Looks all the time at what the server lists, and measures for how long a shard has no owner: from before the last look at which it had one until after the
/// next one.
/// </summary>
internal sealed class ShardWatch(HelixClient twitch, HelixTestServer server, string conduit, int shards)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly object gate = new();
    private readonly Dictionary<int, long> ownedAt = [];
    private readonly Dictionary<int, TimeSpan> open = [];
    private readonly List<TimeSpan> gaps = [];
    private readonly List<(long From, long To)> incomplete = [];
    private long completeAt = Stopwatch.GetTimestamp();
    private bool isIncomplete;
    private int count = shards;
    private TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The times for which a shard had no owner, after it had its first one.</summary>
    public IReadOnlyList<TimeSpan> Gaps
    {
        get
        {
            lock (gate)
                return [.. gaps, .. open.Values];
        }
    }

    /// <summary>The number of looks.</summary>
    public int Looks { get; private set; }

    /// <summary>Whether a shard may have been without an owner at a time.</summary>
    public bool LacksOwner(long at)
    {
        lock (gate)
            return (isIncomplete && at >= completeAt) || incomplete.Exists(each => at >= each.From && at <= each.To);
    }

    /// <summary>Sets how many shards the conduit has from now on. New ones count after they had their first owner.</summary>
    public void Resize(int shardCount)
    {
        lock (gate)
        {
            count = shardCount;
            complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var gone in ownedAt.Keys.Where(number => number >= shardCount).ToList())
            {
                ownedAt.Remove(gone);
                if (open.Remove(gone, out var gap))
                    gaps.Add(gap);
            }
        }
    }

    /// <summary>Waits until all shards have owners, for the first time since the last <see cref="Resize"/>.</summary>
    public Task CompleteAsync()
    {
        lock (gate)
            return complete.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                var from = Stopwatch.GetTimestamp();
                var listed = await twitch.Conduits.GetConduitShardsPagedAsync(conduit, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
                var sessions = server.EventSub.Sessions.Select(session => session.Id).ToHashSet(StringComparer.Ordinal);
                var owned = listed
                    .Where(shard => shard.Status == ConduitShardStatus.Enabled && sessions.Contains(shard.Transport.SessionId ?? ""))
                    .Select(shard => int.Parse(shard.Id, CultureInfo.InvariantCulture))
                    .ToHashSet();
                lock (gate)
                    Look(owned, from, Stopwatch.GetTimestamp());
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    private void Look(HashSet<int> owned, long from, long to)
    {
        Looks++;
        owned.RemoveWhere(number => number >= count);
        foreach (var (number, last) in ownedAt)
            if (!owned.Contains(number))
                open[number] = Stopwatch.GetElapsedTime(last, to);
        foreach (var number in owned)
        {
            if (open.Remove(number))
                gaps.Add(Stopwatch.GetElapsedTime(ownedAt[number], to));
            ownedAt[number] = from;
        }
        if (Enumerable.Range(0, count).All(owned.Contains))
        {
            if (isIncomplete)
                incomplete.Add((completeAt, to));
            (isIncomplete, completeAt) = (false, from);
            complete.TrySetResult();
        }
        else
        {
            isIncomplete = true;
        }
    }
}
