using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.EntityFrameworkCore.Tests.Databases;

/// <summary>An empty database of one test.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";
    public const string ClientId = "the-client-id";

    private readonly string kind;
    private readonly TestFolder? folder;

    private TestDatabase(string kind, string connectionString, TestFolder? folder) =>
        (this.kind, ConnectionString, this.folder) = (kind, connectionString, folder);

    public string ConnectionString { get; }

    /// <summary>The keys that all machines share.</summary>
    public IDataProtectionProvider Keys { get; init; } = new EphemeralDataProtectionProvider();

    /// <summary>The files of SQLite. Empty for a server.</summary>
    public IEnumerable<string> Files => folder is null ? [] : Directory.GetFiles(folder.Root);

    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        if (kind == Postgres)
            return On(await (await DatabaseServers.PostgresAsync()).CreateDatabaseAsync());
        var folder = new TestFolder();
        return new TestDatabase(kind, $"Data Source={Path.Combine(folder.Root, "tokens.db")}", folder);
    }

    /// <summary>A database of PostgreSQL.</summary>
    public static TestDatabase On(string connectionString) => new(Postgres, connectionString, folder: null);

    public static void Configure(DbContextOptionsBuilder options, string kind, string connectionString)
    {
        if (kind == Postgres)
            options.UseNpgsql(connectionString);
        else
            options.UseSqlite(connectionString);
    }

    public void Configure(DbContextOptionsBuilder options) => Configure(options, kind, ConnectionString);

    /// <summary>Opens a store, as a process does.</summary>
    public async Task<EntityFrameworkCoreTokenStore> OpenAsync(
        string clientId = ClientId,
        IDataProtectionProvider? keys = null,
        ILogger<EntityFrameworkCoreTokenStore>? logger = null,
        TimeProvider? time = null,
        Action<DbContextOptionsBuilder>? configure = null)
    {
        await new EntityFrameworkCoreTokenStore(clientId, Configure, Keys).MigrateAsync();
        return new EntityFrameworkCoreTokenStore(clientId, configure ?? Configure, keys ?? Keys, logger, time);
    }

    /// <summary>Runs SQL of the tests' own, and reads all values as texts.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(field => $"{reader.GetValue(field)}"));
        return values;
    }

    public ValueTask DisposeAsync()
    {
        using (var connection = Connection())
            if (connection is NpgsqlConnection postgres)
                NpgsqlConnection.ClearPool(postgres);
            else
                SqliteConnection.ClearPool((SqliteConnection)connection);
        folder?.Dispose();
        return default;
    }

    private DbConnection Connection() => kind == Postgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);
}
