using Microsoft.EntityFrameworkCore;

namespace Crawler;

/// <summary>The categories of a crawl, and the streams that it has found.</summary>
internal sealed class CrawlDatabase(string path) : DbContext
{
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<FoundStream> Streams => Set<FoundStream>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={path}");
}

/// <summary>A category, and how far its streams have been read.</summary>
internal sealed class Category
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The cursor of the next page. Null before the first one.</summary>
    public string? Cursor { get; set; }

    public bool IsDone { get; set; }
}

/// <summary>A live stream.</summary>
internal sealed class FoundStream
{
    public required string Id { get; set; }

    public required string CategoryId { get; set; }

    public required string UserName { get; set; }

    public required string Title { get; set; }

    public required string Language { get; set; }

    public int ViewerCount { get; set; }

    public DateTimeOffset StartedAt { get; set; }
}
