using Microsoft.EntityFrameworkCore;

namespace StreamBoard.Data;

/// <summary>The connection string that <c>--database</c> gives: PostgreSQL's if it names a host, else SQLite's.</summary>
internal sealed record DatabaseAddress(string ConnectionString)
{
    public bool IsPostgreSql => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public void Configure(DbContextOptionsBuilder database)
    {
        if (IsPostgreSql)
            database.UseNpgsql(ConnectionString, npgsql => npgsql.EnableRetryOnFailure());
        else
            database.UseSqlite(ConnectionString);
    }
}
