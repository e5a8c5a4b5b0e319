using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>The contract of all stores, in a database.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class DatabaseTokenStoreTests(string kind) : SharedTokenStoreContract
{
    private TestDatabase? database;

    [TearDown]
    public async Task DeleteDatabaseAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
    }

    private protected override async Task<ITokenStore> OpenAsync() => await (database ??= await TestDatabase.CreateAsync(kind)).OpenAsync();
}
