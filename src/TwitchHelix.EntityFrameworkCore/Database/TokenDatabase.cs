using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>
/// The database: contexts from a pool, and failures as <see cref="HelixException"/>. So many statements at once: what waits for its turn here needs neither
/// a connection nor a thread.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore needs to be disposed only if its wait handle was asked for.")]
internal sealed class TokenDatabase
{
    private const int MigrationTries = 10;
    private const int AtOnce = 16;
    private const int UrgentAtOnce = 8;

    /// <summary>The wait for SQLite's lock of migrations, which EF Core takes forever if a process was killed while it had it.</summary>
    private static readonly TimeSpan LongestSqliteMigration = TimeSpan.FromMinutes(2);

    private readonly PooledDbContextFactory<TokenContext> contexts;
    private readonly PooledDbContextFactory<TokenContext> contextsWithoutRetries;
    private readonly SemaphoreSlim gate;
    private readonly SemaphoreSlim urgent;
    private readonly bool isSqlite;

    /// <exception cref="InvalidOperationException">No provider of a relational database is configured.</exception>
    public TokenDatabase(Action<DbContextOptionsBuilder> configure)
    {
        var builder = new DbContextOptionsBuilder<TokenContext>();
        // Each call reads a token, and each failure is thrown.
        builder.ConfigureWarnings(events => events.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        configure(builder);
        var relational = builder.Options.Extensions.OfType<RelationalOptionsExtension>().FirstOrDefault()
            ?? throw new InvalidOperationException(
                "The token store has no database: call UseNpgsql, UseSqlite or the method of another relational provider on the options.");
        relational = relational
            .WithMigrationsAssembly(typeof(TokenContext).Assembly.FullName)
            .WithMigrationsHistoryTableName(relational.MigrationsHistoryTableName ?? TokenContext.HistoryTableName);
        contexts = Factory(builder, relational);
        contextsWithoutRetries = Factory(builder, relational.WithExecutionStrategyFactory(dependencies => new NonRetryingExecutionStrategy(dependencies)));
        // SQLite writes one after the other, and its provider waits with a blocked thread, 150 ms at a time.
        isSqlite = relational.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal);
        gate = new SemaphoreSlim(isSqlite ? 1 : AtOnce);
        urgent = new SemaphoreSlim(isSqlite ? 1 : UrgentAtOnce);
    }

    /// <summary>Works with a context of its own. The provider's retries repeat the work as a whole, and no turn is held during their pauses.</summary>
    /// <param name="work">The work. If it is repeated, the context tracks nothing of the try before.</param>
    /// <param name="what">What it does, for a failure's text.</param>
    /// <param name="cancellationToken">The token that the work gets.</param>
    /// <param name="isUrgent">
    /// Whether it waits neither for the others' work nor for the pauses of the provider's retries: a lock would end meanwhile, or keep others waiting. It is
    /// tried once.
    /// </param>
    /// <exception cref="HelixException">The database fails.</exception>
    public async Task<T> RunAsync<T>(Func<TokenContext, Task<T>> work, string what, CancellationToken cancellationToken, bool isUrgent = false)
    {
        var (turn, pool) = isUrgent ? (urgent, contextsWithoutRetries) : (gate, contexts);
        try
        {
            var context = pool.CreateDbContext();
            await using (context.ConfigureAwait(false))
                return await context.Database.CreateExecutionStrategy().ExecuteAsync(cancel => TryAsync(context, cancel), cancellationToken)
                    .ConfigureAwait(false);
        }
        // A provider may report a cancellation as a failure of its own.
        catch (Exception e) when (e is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not (HelixException or OperationCanceledException))
        {
            throw new HelixException($"The database of the tokens could not {what}: {Reason(e)}", e);
        }

        async Task<T> TryAsync(TokenContext context, CancellationToken cancel)
        {
            await turn.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                context.ChangeTracker.Clear();
                return await work(context).ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    /// <summary>Applies the migrations that are missing. Several processes may do so at once.</summary>
    /// <returns>How many were missing.</returns>
    /// <exception cref="HelixException">The database fails.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        if (!isSqlite)
            return await MigrateInTimeAsync(cancellationToken).ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(LongestSqliteMigration);
        try
        {
            return await MigrateInTimeAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HelixException(
                $"The database of the tokens could not be migrated within {LongestSqliteMigration.TotalMinutes:0} minutes. If no other process migrates it, "
                + "one was killed while it did: stop all processes that use the file, delete the table __EFMigrationsLock, and start them again.",
                e);
        }
    }

    private async Task<int> MigrateInTimeAsync(CancellationToken cancellationToken)
    {
        const string what = "be migrated";
        var pending = await RunAsync(PendingAsync, what, cancellationToken).ConfigureAwait(false);
        for (var tried = 1; pending > 0; tried++)
        {
            try
            {
                return await RunAsync(
                    async context =>
                    {
                        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
                        return pending;
                    },
                    what,
                    cancellationToken).ConfigureAwait(false);
            }
            // Another process may have created the same table.
            catch (HelixException) when (tried < MigrationTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * tried), cancellationToken).ConfigureAwait(false);
                pending = await RunAsync(PendingAsync, what, cancellationToken).ConfigureAwait(false);
            }
        }
        return 0;

        async Task<int> PendingAsync(TokenContext context) =>
            (await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Count();
    }

    private static PooledDbContextFactory<TokenContext> Factory(DbContextOptionsBuilder<TokenContext> builder, RelationalOptionsExtension extension)
    {
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(extension);
        return new PooledDbContextFactory<TokenContext>(builder.Options);
    }

    /// <summary>Gets what the database said: EF Core's own exceptions say only that it failed.</summary>
    private static string Reason(Exception e) =>
        e is DbUpdateException or RetryLimitExceededException or InvalidOperationException && e.InnerException is { } cause ? Reason(cause) : e.Message;
}
