using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.EntityFrameworkCore.Tests;

/// <summary>The PostgreSQL that the tests share. It starts with the first test that needs it.</summary>
[SetUpFixture]
public sealed class DatabaseServers
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(PostgresServer.StartAsync);

    internal static Task<PostgresServer> PostgresAsync() => Shared.Value;

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (Shared.IsValueCreated && Shared.Value.IsCompletedSuccessfully)
            await (await Shared.Value).DisposeAsync();
    }
}
