using System.Globalization;
using Spectre.Console;
using TwitchHelix;

namespace QuickStart;

/// <summary>Shows the category with the most viewers, and its streams, sorted by viewers.</summary>
internal static class TopCategory
{
    private const int MaxPages = 5;

    public static async Task ShowAsync(IHelixClient twitch, CancellationToken cancellationToken)
    {
        var categories = await twitch.Games.GetTopGamesAsync(first: 1, cancellationToken: cancellationToken);
        if (categories.Data is not [var category, ..])
        {
            AnsiConsole.WriteLine("Nobody is streaming.");
            return;
        }

        var (streams, rateLimit) = await WalkAsync(twitch.Streams.GetStreamsPagedAsync(gameIds: [category.Id], cancellationToken: cancellationToken));
        AnsiConsole.Write(TableOf(category, streams));
        AnsiConsole.WriteLine($"{streams.Count} streams seen. Rate limit: {rateLimit?.ToString() ?? "not told"}.");
    }

    private static Task<(List<LiveStream> Streams, HelixRateLimit? RateLimit)> WalkAsync(HelixPageable<LiveStream> list) =>
        AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Pages of streams", maxValue: MaxPages);
            var streams = new List<LiveStream>();
            HelixRateLimit? rateLimit = null;
            await foreach (var page in list.AsPages())
            {
                streams.AddRange(page.Items);
                rateLimit = page.RateLimit;
                task.Increment(1);
                if (task.IsFinished)
                    break;
            }
            AnsiConsole.WriteLine($"{task.Value:0} pages read.");
            task.Value = task.MaxValue;
            return (streams, rateLimit);
        });

    private static Table TableOf(Game category, List<LiveStream> streams)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(category.Name), new Style(decoration: Decoration.Bold)) };
        table.RoundedBorder().BorderColor(Color.Grey);
        table.AddColumns("[bold]Channel[/]", "[bold]Title[/]", "[bold]Language[/]").AddColumn("[bold]Viewers[/]", column => column.RightAligned());
        foreach (var stream in streams.Take(10))
            table.AddRow(
                new Text(stream.UserName, Color.Aqua), new Text(stream.Title), new Text(stream.Language),
                new Text(stream.ViewerCount.ToString("N0", CultureInfo.InvariantCulture), Color.Green));
        return table;
    }
}
