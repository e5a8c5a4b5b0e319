using Spectre.Console;
using TwitchHelix;

namespace Crawler;

/// <summary>Reads all live streams of the categories with the most viewers, several categories at a time.</summary>
internal sealed class Crawl(IHelixClient twitch, CrawlStore store, int categories, int parallel)
{
    /// <summary>Goes on with an unfinished crawl. If there is none, or if <paramref name="restart"/> is true, it begins a new one.</summary>
    public async Task RunAsync(bool restart, CancellationToken cancellationToken)
    {
        var unfinished = await store.UnfinishedAsync(cancellationToken);
        if (unfinished.Count > 0 && !restart)
            AnsiConsole.WriteLine($"Going on with {unfinished.Count} categories.");
        else
        {
            unfinished = await twitch.Games.GetTopGamesPagedAsync(cancellationToken: cancellationToken)
                // Categories change places while they are read: one can come twice.
                .DistinctBy(game => game.Id).Take(categories).Select(game => new Category { Id = game.Id, Name = game.Name }).ToListAsync(cancellationToken);
            await store.BeginAsync(unfinished, cancellationToken);
        }

        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Categories", maxValue: unfinished.Count);
            var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(unfinished, options, async (category, stop) =>
            {
                await ReadAsync(category, stop);
                task.Increment(1);
            });
        });
    }

    private async Task ReadAsync(Category category, CancellationToken stop)
    {
        // A stop lets the call on its way finish and stores its page, so that no page is read twice.
        var pages = twitch.Streams.GetStreamsPagedAsync(gameIds: [category.Id], cancellationToken: CancellationToken.None);
        await foreach (var page in pages.AsPages(category.Cursor, CancellationToken.None))
        {
            await store.SaveAsync(category, page);
            stop.ThrowIfCancellationRequested();
        }
        // A list can also end at a page that has a cursor: one that was seen before, or the tenth page in a row without a stream.
        if (!category.IsDone)
            await store.FinishAsync(category);
    }
}
