using Microsoft.Extensions.Hosting;

namespace TwitchHelix.EntityFrameworkCore.DependencyInjection;

/// <summary>Migrates the database when the host starts, before the services that use the tokens.</summary>
/// <param name="store">The application's store. If it was replaced by another kind, there is nothing to do.</param>
/// <param name="isWanted">Whether to migrate.</param>
internal sealed class TokenMigration(ITokenStore store, bool isWanted) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        isWanted && store is EntityFrameworkCoreTokenStore database ? database.MigrateAsync(cancellationToken) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
