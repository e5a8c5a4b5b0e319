using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>The database: contexts from a pool, and failures as <see cref="HelixException"/>.</summary>
internal sealed class TokenDatabase
{
    private const int MigrationTries = 10;

    private readonly PooledDbContextFactory<TokenContext> contexts;
    private readonly PooledDbContextFactory<TokenContext> contextsWithoutRetries;

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
            .WithMigrationsHistoryTableName(relational.MigrationsHistoryTableName ?? TokenContext.HistoryTable);
        contexts = Factory(builder, relational);
        contextsWithoutRetries = Factory(builder, relational.WithExecutionStrategyFactory(dependencies => new NonRetryingExecutionStrategy(dependencies)));
    }

    /// <summary>Works with a context of its own.</summary>
    /// <param name="work">The work.</param>
    /// <param name="what">What it does, for a failure's text.</param>
    /// <param name="cancellationToken">The token that the work gets.</param>
    /// <exception cref="HelixException">The database fails.</exception>
    public Task<T> RunAsync<T>(Func<TokenContext, Task<T>> work, string what, CancellationToken cancellationToken) =>
        RunAsync(contexts, work, what, cancellationToken);

    /// <summary>Works as <see cref="RunAsync{T}(Func{TokenContext, Task{T}}, string, CancellationToken)"/>, but whatever the provider repeats, once.</summary>
    public Task<T> RunOnceAsync<T>(Func<TokenContext, Task<T>> work, string what, CancellationToken cancellationToken) =>
        RunAsync(contextsWithoutRetries, work, what, cancellationToken);

    private static PooledDbContextFactory<TokenContext> Factory(DbContextOptionsBuilder<TokenContext> builder, RelationalOptionsExtension extension)
    {
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(extension);
        return new PooledDbContextFactory<TokenContext>(builder.Options);
    }

    private static async Task<T> RunAsync<T>(
        PooledDbContextFactory<TokenContext> contexts, Func<TokenContext, Task<T>> work, string what, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var context = contexts.CreateDbContext();
            await using (context.ConfigureAwait(false))
                return await work(context).ConfigureAwait(false);
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
    }

    /// <summary>Applies the migrations that are missing. Several processes may do so at once.</summary>
    /// <returns>How many were missing.</returns>
    /// <exception cref="HelixException">The database fails.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
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

    /// <summary>Gets what the database said: EF Core's own exceptions say only that it failed.</summary>
    private static string Reason(Exception e) =>
        e is DbUpdateException or RetryLimitExceededException or InvalidOperationException && e.InnerException is { } cause ? Reason(cause) : e.Message;
}
