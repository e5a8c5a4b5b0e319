using Microsoft.EntityFrameworkCore;

namespace StreamBoard.Data;

/// <summary>The connection string that <c>--database</c> gives: PostgreSQL's if it names a host, else SQLite's.</summary>
internal sealed record DatabaseAddress(string ConnectionString)
{
    private const int Retries = 4;

    // Somebody waits for a page: after a restart of the database it comes soon.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public bool IsPostgreSql => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public void Configure(DbContextOptionsBuilder database)
    {
        if (IsPostgreSql)
            database.UseNpgsql(ConnectionString, npgsql => npgsql.EnableRetryOnFailure(Retries, LongestPause, errorCodesToAdd: null));
        else
            database.UseSqlite(ConnectionString);
    }
}
