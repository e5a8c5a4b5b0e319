using Microsoft.EntityFrameworkCore;
using TwitchHelix;

namespace Crawler;

/// <summary>Keeps a crawl in a SQLite database. A page and the cursor after it are stored together, so that a crawl that was killed goes on after it.</summary>
internal sealed class CrawlStore(string path) : IDisposable
{
    // SQLite has one writer at a time.
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Returns the categories of an unfinished crawl that are not done. Empty if there is no such crawl.</summary>
    public async Task<List<Category>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var database = new CrawlDatabase(path);
        await database.Database.EnsureCreatedAsync(cancellationToken);
        return await database.Categories.Where(category => !category.IsDone).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets the last crawl, and begins a new one.</summary>
    public async Task BeginAsync(IEnumerable<Category> categories, CancellationToken cancellationToken)
    {
        await using var database = new CrawlDatabase(path);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.Streams.ExecuteDeleteAsync(cancellationToken);
        await database.Categories.ExecuteDeleteAsync(cancellationToken);
        database.Categories.AddRange(categories);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Stores a page of streams, and where the next one begins.</summary>
    public async Task SaveAsync(Category category, IHelixPage<LiveStream> page)
    {
        category.Cursor = page.Cursor;
        category.IsDone = string.IsNullOrEmpty(page.Cursor);
        // The order of streams changes while they are read: one that has moved comes again, on a later page or in another category.
        var streams = page.Items.DistinctBy(stream => stream.Id).ToList();
        var ids = streams.ConvertAll(stream => stream.Id);
        await writing.WaitAsync();
        try
        {
            await using var database = new CrawlDatabase(path);
            await using var transaction = await database.Database.BeginTransactionAsync();
            await database.Streams.Where(stream => ids.Contains(stream.Id)).ExecuteDeleteAsync();
            database.Streams.AddRange(streams.Select(stream => Found(stream, category)));
            database.Categories.Update(category);
            await database.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Stores that a category is done, though its last page has a cursor.</summary>
    public async Task FinishAsync(Category category)
    {
        category.IsDone = true;
        await writing.WaitAsync();
        try
        {
            await using var database = new CrawlDatabase(path);
            database.Categories.Update(category);
            await database.SaveChangesAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task<(int Streams, int Categories, int Unfinished)> CountAsync()
    {
        await using var database = new CrawlDatabase(path);
        return (
            await database.Streams.CountAsync(),
            await database.Categories.CountAsync(),
            await database.Categories.Where(category => !category.IsDone).CountAsync());
    }

    public void Dispose() => writing.Dispose();

    private static FoundStream Found(LiveStream stream, Category category) => new()
    {
        Id = stream.Id,
        CategoryId = category.Id,
        UserName = stream.UserName,
        Title = stream.Title,
        Language = stream.Language,
        ViewerCount = stream.ViewerCount,
        StartedAt = stream.StartedAt,
    };
}
