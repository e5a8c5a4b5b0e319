using Microsoft.Data.Sqlite;

namespace StreamBoard.Data;

/// <summary>A SQLite file that ends with the process, as the made-up Twitch does, which issued its tokens.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamboard-");

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "board.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
