using Microsoft.EntityFrameworkCore;

namespace StreamBoard.Data;

/// <summary>The connection string that <c>--database</c> gives: PostgreSQL's if it names a host, else SQLite's.</summary>
internal sealed record DatabaseAddress(string ConnectionString)
{
    // For a restart of the server. The pauses are short, because people wait for their pages.
    private const int Tries = 30;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public bool IsPostgreSql => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public void Configure(DbContextOptionsBuilder database)
    {
        if (IsPostgreSql)
            database.UseNpgsql(ConnectionString, npgsql => npgsql.EnableRetryOnFailure(Tries, LongestPause, errorCodesToAdd: null));
        else
            database.UseSqlite(ConnectionString);
    }
}
