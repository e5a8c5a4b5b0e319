using Microsoft.EntityFrameworkCore;
using TwitchHelix.EntityFrameworkCore.Database;

namespace TwitchHelix.EntityFrameworkCore.Locking;

/// <summary>
/// The locks as leases in the database. Each step is one statement, whose times are by the database's clock, so no connection is held in between and
/// the clocks of the machines don't matter.
/// </summary>
internal sealed class LockTable(TokenDatabase database, string clientId)
{
    /// <summary>Takes a lock if nobody holds it, or its holder is dead.</summary>
    public async Task<bool> TryTakeAsync(string userId, string owner, HolderWatch watch, CancellationToken cancellationToken)
    {
        while (true)
        {
            var dead = watch.Dead;
            // A statement whose answer was lost may be repeated: its own lock counts as free.
            var taken = await database.RunAsync(
                context => Of(context, userId)
                    .Where(row => row.Owner == "" || row.Owner == owner || (row.Owner == dead && row.Until < DateTime.UtcNow))
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(each => each.Owner, owner).SetProperty(each => each.Until, each => DateTime.UtcNow.AddSeconds(Lease.Seconds)),
                        cancellationToken),
                "take a lock",
                cancellationToken).ConfigureAwait(false);
            if (taken > 0)
                return true;
            var held = await database.RunAsync(
                context => Of(context, userId).Select(row => new { row.Owner, HasEnded = row.Until < DateTime.UtcNow }).FirstOrDefaultAsync(cancellationToken),
                "take a lock",
                cancellationToken).ConfigureAwait(false);
            if (held is not null)
            {
                watch.See(held.HasEnded ? held.Owner : null);
                return false;
            }
            await AddAsync(userId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts a held lock's lease anew. It is tried once.</summary>
    /// <returns>False if somebody else has the lock.</returns>
    public async Task<bool> ExtendAsync(string userId, string owner, CancellationToken cancellationToken) => await database.RunAsync(
        context => Of(context, userId).Where(row => row.Owner == owner).ExecuteUpdateAsync(
            row => row.SetProperty(each => each.Until, each => DateTime.UtcNow.AddSeconds(Lease.Seconds)), cancellationToken),
        "extend a lock",
        cancellationToken,
        isUrgent: true).ConfigureAwait(false) > 0;

    /// <summary>Releases a lock, if it is still held. It is tried once.</summary>
    public Task ReleaseAsync(string userId, string owner, CancellationToken cancellationToken) => database.RunAsync(
        context => Of(context, userId).Where(row => row.Owner == owner).ExecuteUpdateAsync(
            row => row.SetProperty(each => each.Owner, "").SetProperty(each => each.Until, DateTime.UnixEpoch), cancellationToken),
        "release a lock",
        cancellationToken,
        isUrgent: true);

    /// <summary>Deletes the row of a lock that nobody holds. If that fails, the row stays, which harms nobody.</summary>
    public async Task ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            await database.RunAsync(
                context => Of(context, userId).Where(row => row.Owner == "").ExecuteDeleteAsync(cancellationToken),
                "forget a lock",
                cancellationToken,
                isUrgent: true).ConfigureAwait(false);
        }
        // The token is removed, and the caller has to learn that.
        catch (Exception e) when (e is HelixException or OperationCanceledException)
        {
        }
    }

    private IQueryable<LockRow> Of(TokenContext context, string userId) =>
        context.Locks.AsNoTracking().Where(row => row.ClientId == clientId && row.UserId == userId);

    /// <summary>Adds a free lock. Another process may have done so.</summary>
    private Task<int> AddAsync(string userId, CancellationToken cancellationToken) => database.RunAsync(
        async context =>
        {
            context.Locks.Add(new LockRow { ClientId = clientId, UserId = userId, Owner = "", Until = DateTime.UnixEpoch });
            try
            {
                return await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                if (!await Of(context, userId).AnyAsync(cancellationToken).ConfigureAwait(false))
                    throw;
                return 0;
            }
        },
        "take a lock",
        cancellationToken);
}
