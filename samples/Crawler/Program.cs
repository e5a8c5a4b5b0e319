// Stores all live streams of the 50 categories with the most viewers in a SQLite database, ten categories at a time.
// Press Ctrl+C, or kill it: the next run goes on after the last page that was stored.
using System.CommandLine;
using Crawler;
using Samples;
using Spectre.Console;
using TwitchHelix;

var twitchOptions = new TwitchOptions();
var database = new Option<string>("--database") { Description = "The file of the database.", DefaultValueFactory = _ => "streams.db" };
var categories = new Option<int>("--categories") { Description = "The number of categories of a new crawl.", DefaultValueFactory = _ => 50 };
var parallel = new Option<int>("--parallel") { Description = "The number of categories to read at a time.", DefaultValueFactory = _ => 10 };
var restart = new Option<bool>("--restart") { Description = "Begins a new crawl, for example because Twitch no longer accepts the old cursors." };
foreach (var number in new[] { categories, parallel })
    number.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < 1)
            result.AddError($"{number.Name} must be at least 1.");
    });

var command = new RootCommand("Stores the live streams of the categories with the most viewers.") { database, categories, parallel, restart };
twitchOptions.AddTo(command);
command.SetAction((parsed, cancellationToken) => twitchOptions.RunAsync(
    parsed,
    async options =>
    {
        await using var twitch = HelixClient.Create(options);
        await using var _ = cancellationToken.Register(() => AnsiConsole.WriteLine("Stopping after the pages on their way."));
        using var store = new CrawlStore(parsed.GetValue(database)!);
        try
        {
            await new Crawl(twitch, store, parsed.GetValue(categories), parsed.GetValue(parallel)).RunAsync(parsed.GetValue(restart), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.WriteLine("Stopped. The next run goes on.");
        }
        var (streams, all, unfinished) = await store.CountAsync();
        AnsiConsole.WriteLine($"{streams} streams stored. {all - unfinished} of {all} categories done.");
    },
    prepare: server => server.AnswerWithStreams(pages: 5)));
// The pages on their way need time after Ctrl+C.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
