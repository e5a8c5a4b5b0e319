// An overlay for OBS: which of the channels that you follow are live.
// Log in with the code that the terminal shows; then add the address of the page to OBS as a browser source.
// The application at Twitch needs no secret: leave it out, and its type is public.
using Microsoft.Extensions.Options;
using Overlay;
using Samples;
using TwitchHelix;

var builder = WebApplication.CreateBuilder(args);
using var local = LocalTwitch.StartWithoutClientId(builder.Configuration);
var twitch = builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName)).AddTokenValidation();
if (local is null)
    twitch.AddFileTokenStore(
        builder.Configuration["Tokens"]
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "twitch-overlay.tokens"));
builder.Services.AddSingleton<Board>().AddHostedService<LiveChannels>();

await using var app = builder.Build();
app.UseFileServer();
app.MapGet("/events", (Board board, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(board.WatchAsync(cancellationToken)));
try
{
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
