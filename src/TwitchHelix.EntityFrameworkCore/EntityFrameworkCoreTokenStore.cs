using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.EntityFrameworkCore.Database;
using TwitchHelix.EntityFrameworkCore.Diagnostics;
using TwitchHelix.EntityFrameworkCore.Locking;

namespace TwitchHelix;

/// <summary>
/// Keeps the tokens of all users in a database, by Entity Framework Core: in SQLite for one machine, in PostgreSQL or another server for several. Several
/// applications may share a database; the store sees only the tokens of its client ID. The tokens are encrypted by ASP.NET Core Data Protection, each for
/// its application and its user; all machines need the same keys. Times are kept to the microsecond. A user ID has 64 characters at most.
/// <para>A token that can't be decrypted is an error for its user alone: <see cref="GetAsync"/> throws, and <see cref="ListAsync"/> lists all others first.
/// When the user logs in again, the new token replaces it.</para>
/// <para>The lock is a lease in the database: it is extended while it is held. If its process is killed, a process that waits for it gets it within
/// 10 seconds; the first one that asks for it later waits 3 seconds. It holds no connection, and survives a restart of the database. Times of the lease are by
/// the database's clock.</para>
/// <para>The tables are <c>twitch_helix_tokens</c>, <c>twitch_helix_locks</c> and <c>twitch_helix_migrations</c>. They can be in the database of an app.
/// In SQLite, EF Core 9 and later has a table <c>__EFMigrationsLock</c> as well: see <see cref="MigrateAsync"/>.</para>
/// </summary>
/// <example><code>var store = new EntityFrameworkCoreTokenStore(clientId, db => db.UseSqlite("Data Source=tokens.db"), dataProtection);</code></example>
/// <seealso href="https://learn.microsoft.com/ef/core/providers/"/>
/// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview"/>
public sealed class EntityFrameworkCoreTokenStore : ITokenStore, ITokenStoreLock
{
    private const int PageSize = 500;
    private const int MaxNamedUsers = 5;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(400);

    private readonly string clientId;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly TokenRowFormat format;
    private readonly TokenDatabase database;
    private readonly LockTable locks;

    /// <summary>Creates a store. Before its first use, call <see cref="MigrateAsync"/>.</summary>
    /// <param name="clientId">The client ID of the application. 64 characters at most.</param>
    /// <param name="configure">Chooses the database: <c>db => db.UseNpgsql("Host=…")</c>.</param>
    /// <param name="dataProtection">Encrypts the tokens.</param>
    /// <param name="logger">Logs locks that were lost, never a token. Null for none.</param>
    /// <param name="timeProvider">The times between two extensions of a lock. Null for the system's.</param>
    /// <exception cref="ArgumentException">The client ID is null, empty or too long, or another argument is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="configure"/> chose no relational database.</exception>
    public EntityFrameworkCoreTokenStore(
        string clientId,
        Action<DbContextOptionsBuilder> configure,
        IDataProtectionProvider dataProtection,
        ILogger<EntityFrameworkCoreTokenStore>? logger = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(dataProtection);
        if (clientId.Length > TokenContext.LongestId)
            throw new ArgumentException($"The client ID has more than {TokenContext.LongestId} characters.", nameof(clientId));
        this.clientId = clientId;
        this.logger = logger ?? NullLogger<EntityFrameworkCoreTokenStore>.Instance;
        this.timeProvider = timeProvider ?? TimeProvider.System;
        format = new TokenRowFormat(clientId, dataProtection);
        database = new TokenDatabase(configure);
        locks = new LockTable(database, clientId);
    }

    /// <summary>
    /// Creates the tables, or brings those of an older version up to date, and the database, if the provider can do so. It does nothing if all is up to date.
    /// Several processes may call it at once. In SQLite, EF Core 9 and later locks it by a row in the table <c>__EFMigrationsLock</c>. If a process is killed
    /// during the migration, the row stays: the call then fails after 2 minutes, until you delete that table.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The end of the migration.</returns>
    /// <exception cref="HelixException">The database can't be reached or changed. The message says why.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        var applied = await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        if (applied > 0)
            logger.Migrated(applied);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The database fails, or the token can't be decrypted. The message says what to do.</exception>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var row = await database.RunAsync(
            context => Rows(context, userId).FirstOrDefaultAsync(cancellationToken), "get a token", cancellationToken).ConfigureAwait(false);
        return row is null ? null : format.Read(row);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The database fails, or can't hold the token. The message says what to do.</exception>
    public async ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var row = format.Write(token);
        return await database.RunAsync(
            context => replaced is null ? AddAsync(context, row, cancellationToken) : ReplaceAsync(context, row, replaced.Version, cancellationToken),
            "store a token",
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The database fails.</exception>
    public async ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var tries = 0;
        var isRemoved = await database.RunAsync(
            context => RemoveAsync(context, token, ++tries, cancellationToken), "remove a token", cancellationToken).ConfigureAwait(false);
        if (isRemoved)
            await locks.ForgetAsync(token.UserId, cancellationToken).ConfigureAwait(false);
        return isRemoved;
    }

    /// <summary>
    /// Lists the tokens of all users of this client ID. It reads 500 at a time, so a listing of any length takes little memory, and it holds no connection
    /// while the caller works with a token.
    /// </summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The tokens, each as it was when its page was read. Tokens that are added or removed during the listing may be missing.</returns>
    /// <exception cref="HelixException">The database fails; or some tokens can't be decrypted: thrown after all others were listed, with a message that says
    /// whose they are.</exception>
    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<string> unreadable = [];
        var (bad, last) = (0, "");
        UnreadableTokenException? fault = null;
        while (true)
        {
            var page = await database.RunAsync(
                context => PageAsync(context, last, cancellationToken), "list its tokens", cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Read(row) is { } token)
                    yield return token;
            }
            if (page.Count < PageSize)
                break;
            last = page[^1].UserId;
        }
        if (fault is not null)
            throw new UnreadableTokensException(
                bad == 1
                    ? fault.Message
                    : $"{bad} tokens can't be read: of the users {string.Join(", ", unreadable)}{(bad > MaxNamedUsers ? " and more" : "")}. {fault.Message}",
                fault.InnerException,
                bad);

        HelixToken? Read(TokenRow row)
        {
            try
            {
                return format.Read(row);
            }
            catch (UnreadableTokenException e)
            {
                fault ??= e;
                if (bad++ < MaxNamedUsers)
                    unreadable.Add(row.UserId);
                return null;
            }
        }
    }

    /// <summary>Takes the lock of a user, as soon as no other process holds it. While it waits, it asks the database again after 50 to 400 ms.</summary>
    /// <param name="userId">The user's ID. 64 characters at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lock. Disposing it releases it; if the process is killed, one that waits gets the
    /// lock within 10 seconds, and the first one that comes later after 3 seconds. Disposing doesn't throw.</returns>
    /// <exception cref="HelixException">The database fails.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled. The message says that another process holds the lock.</exception>
    public async ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        if (userId.Length > TokenContext.LongestId)
            throw new HelixException($"The database can't hold the lock: the user ID has more than {TokenContext.LongestId} characters.");
        var owner = Guid.NewGuid().ToString("N");
        // The real clock, whatever TimeProvider the store has: another process releases the lock.
        var watch = new HolderWatch(TimeProvider.System);
        for (var wait = ShortestWait; !await TryLockAsync(userId, owner, watch, cancellationToken).ConfigureAwait(false); wait = Longer(wait))
            try
            {
                await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 2)), cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException e)
            {
                throw new OperationCanceledException($"Another process holds the lock of user {userId} in the database.", e, cancellationToken);
            }
        return new Lease(locks, userId, owner, timeProvider, logger);
    }

    private static TimeSpan Longer(TimeSpan wait) => wait < LongestWait ? wait + wait : LongestWait;

    private async Task<bool> TryLockAsync(string userId, string owner, HolderWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            return await locks.TryTakeAsync(userId, owner, watch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or HelixException)
        {
            // The database may have carried it out.
            _ = Lease.ReleaseAsync(locks, userId, owner, logger);
            throw;
        }
    }

    private IQueryable<TokenRow> Rows(TokenContext context, string userId) =>
        context.Tokens.AsNoTracking().Where(row => row.ClientId == clientId && row.UserId == userId);

#pragma warning disable CA1309 // The database compares, by the order that it sorts by.
    private Task<List<TokenRow>> PageAsync(TokenContext context, string last, CancellationToken cancellationToken) => context.Tokens.AsNoTracking()
        .Where(row => row.ClientId == clientId && string.Compare(row.UserId, last) > 0)
        .OrderBy(row => row.UserId)
        .Take(PageSize)
        .ToListAsync(cancellationToken);
#pragma warning restore CA1309

    private Task<string?> VersionAsync(TokenContext context, string userId, CancellationToken cancellationToken) =>
        Rows(context, userId).Select(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    private async Task<bool> AddAsync(TokenContext context, TokenRow row, CancellationToken cancellationToken)
    {
        // A write whose answer was lost has this version, and is done.
        if (await VersionAsync(context, row.UserId, cancellationToken).ConfigureAwait(false) is { } held)
            return held == row.Version;
        context.Tokens.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another one may have been faster. If there is none, it failed for another reason.
            if (await VersionAsync(context, row.UserId, cancellationToken).ConfigureAwait(false) is { } faster)
                return faster == row.Version;
            throw;
        }
    }

    private async Task<bool> ReplaceAsync(TokenContext context, TokenRow row, string replaced, CancellationToken cancellationToken)
    {
        var written = await Rows(context, row.UserId).Where(held => held.Version == replaced).ExecuteUpdateAsync(
            held => held
                .SetProperty(each => each.Version, row.Version)
                .SetProperty(each => each.Secrets, row.Secrets)
                .SetProperty(each => each.UserLogin, row.UserLogin)
                .SetProperty(each => each.TokenClientId, row.TokenClientId)
                .SetProperty(each => each.Scopes, row.Scopes)
                .SetProperty(each => each.IssuedAt, row.IssuedAt)
                .SetProperty(each => each.ExpiresAt, row.ExpiresAt)
                .SetProperty(each => each.NeedsConsent, row.NeedsConsent),
            cancellationToken).ConfigureAwait(false);
        return written > 0 || await VersionAsync(context, row.UserId, cancellationToken).ConfigureAwait(false) == row.Version;
    }

    private async Task<bool> RemoveAsync(TokenContext context, HelixToken token, int tries, CancellationToken cancellationToken)
    {
        var removed = await Rows(context, token.UserId).Where(held => held.Version == token.Version)
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        // A try whose answer was lost may have removed it.
        return removed > 0 || (tries > 1 && await VersionAsync(context, token.UserId, cancellationToken).ConfigureAwait(false) is null);
    }
}
