using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Databases;

/// <summary>Tests that run on each kind of database, each test with one of its own.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class DatabaseFixture(string kind)
{
    private protected const string UserId = TokenWriter.UserId;

    private protected TestDatabase Database { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabaseAsync() => Database = await TestDatabase.CreateAsync(kind);

    [TearDown]
    public async Task DeleteDatabaseAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
    }
}
