using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>Finds the application's conduit, or makes it. It may be looked for by several machines at the same time.</summary>
internal sealed class ConduitFinder(ConduitCalls calls, EventSubConduitOptions options, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The time after which every machine that has found no conduit at the same moment has made one. All but one of these are deleted.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(3);

    /// <summary>Finds or makes the conduit, with as many shards as are wanted at least.</summary>
    /// <exception cref="ConduitUnusableException">There is none, there are several, or Twitch allows no more.</exception>
    /// <exception cref="HelixException">A call failed.</exception>
    public async Task<Conduit> FindAsync(CancellationToken cancellationToken)
    {
        var conduit = await FindAnyAsync(cancellationToken).ConfigureAwait(false);
        if (conduit.ShardCount >= options.Shards)
            return conduit;
        logger.ConduitGrows(conduit.Id, conduit.ShardCount, options.Shards);
        return await calls.ResizeAsync(conduit.Id, options.Shards, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Conduit> FindAnyAsync(CancellationToken cancellationToken)
    {
        var all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        if (options.ConduitId is { } id)
            return all.FirstOrDefault(each => each.Id == id) ?? throw new ConduitUnusableException(
                $"The application has no conduit {id}, which EventSubConduitOptions.ConduitId names. It has {Describe(all)}.");
        if (all.Count == 0)
            return await MakeAsync(cancellationToken).ConfigureAwait(false);
        if (all.Count > 1)
        {
            // They may be those of machines that have just made one each.
            await Pause.ForAsync(SettlingTime, timeProvider, cancellationToken).ConfigureAwait(false);
            all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        }
        return all.Count == 1 ? all[0]
            : throw new ConduitUnusableException($"The application has {Describe(all)}. Set EventSubConduitOptions.ConduitId to the one to use.");
    }

    private async Task<Conduit> MakeAsync(CancellationToken cancellationToken)
    {
        var made = await calls.CreateAsync(options.Shards, cancellationToken).ConfigureAwait(false);
        await Pause.ForAsync(SettlingTime, timeProvider, cancellationToken).ConfigureAwait(false);
        var all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        var first = all.Append(made).OrderBy(each => each.Id, StringComparer.Ordinal).First();
        if (first.Id == made.Id)
            logger.ConduitMade(made.Id, made.ShardCount);
        else
            // Another machine has made one at the same moment. All machines keep the one whose ID comes first.
            await calls.DeleteAsync(made.Id, cancellationToken).ConfigureAwait(false);
        return first;
    }

    private static string Describe(IReadOnlyList<Conduit> all) => all.Count == 0 ? "none"
        : $"{all.Count} conduits: {string.Join(", ", all.Select(each => $"{each.Id} (shards: {each.ShardCount})"))}";
}
