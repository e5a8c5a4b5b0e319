// Stores all live streams of the 50 categories with the most viewers in a SQLite database, ten categories at a time.
// Press Ctrl+C, or kill it: the next run goes on after the last page that was stored.
using System.CommandLine;
using System.CommandLine.Parsing;
using Crawler;
using Spectre.Console;
using TwitchHelix;
using TwitchHelix.Testing;

var helix = new Option<Uri?>("--helix") { Description = "The address of the API. Default: Twitch's.", CustomParser = Address };
var identity = new Option<Uri?>("--identity") { Description = "The address of the identity server. Default: Twitch's.", CustomParser = Address };
var clientId = new Option<string?>("--client-id") { Description = "The application's client ID. Default: the environment variable TWITCH_CLIENT_ID." };
var clientSecret =
    new Option<string?>("--client-secret") { Description = "The application's client secret. Default: the environment variable TWITCH_CLIENT_SECRET." };
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

var command = new RootCommand("Stores the live streams of the categories with the most viewers.")
{
    helix, identity, clientId, clientSecret, database, categories, parallel, restart,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new HelixOptions
    {
        ClientId = parsed.GetValue(clientId) ?? Environment.GetEnvironmentVariable("TWITCH_CLIENT_ID") ?? "",
        ClientSecret = parsed.GetValue(clientSecret) ?? Environment.GetEnvironmentVariable("TWITCH_CLIENT_SECRET"),
    };
    options.BaseAddress = parsed.GetValue(helix) ?? options.BaseAddress;
    options.IdentityAddress = parsed.GetValue(identity) ?? options.IdentityAddress;

    HelixTestServer? server = null;
    try
    {
        if (options.ClientId.Length == 0 && parsed.GetValue(helix) is null && parsed.GetValue(identity) is null)
        {
            server = HelixTestServer.Start();
            server.AnswerWithStreams(pages: 5);
            options = server.CreateOptions();
            AnsiConsole.WriteLine("TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set: calling a server in this process instead of Twitch.");
        }
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
        return 0;
    }
    catch (Exception e) when (e is HelixException or Microsoft.Extensions.Options.OptionsValidationException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
    finally
    {
        server?.Dispose();
    }
});
// The pages on their way need time after Ctrl+C.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });

static Uri? Address(ArgumentResult result)
{
    if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
        return address;
    result.AddError($"'{result.Tokens[0].Value}' is not an absolute address.");
    return null;
}
