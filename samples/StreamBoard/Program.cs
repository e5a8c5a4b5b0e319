// A web app that many people log in to: which of the channels they follow are live, and their own channel's polls and bans.
// Without a client ID it runs on a made-up Twitch in its own process. --database "Host=…" puts it on PostgreSQL, which several machines can share.
using Microsoft.Extensions.Options;
using Samples;
using StreamBoard;
using StreamBoard.Components;
using StreamBoard.Components.Polls;
using StreamBoard.Components.Streams;
using StreamBoard.Data;
using StreamBoard.Live;
using StreamBoard.Security;
using StreamBoard.World;
using TwitchHelix;
using TwitchHelix.Testing;

var builder = WebApplication.CreateBuilder(args);
using var local = LocalTwitch.StartWithoutClientId(builder.Configuration, new HelixTestServerOptions { AsksForConsent = true });
using var temporary = local is null ? null : new TemporaryDatabase();
if (local is not null)
    builder.AddWorld(local);

var database = builder.AddDatabase(temporary);
builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName))
    .AddEntityFrameworkCoreTokenStore(database.Configure)
    .AddWebDefaults()
    .AddLiveEvents(database);
builder.AddLogin();
builder.AddPages();
builder.AddTelemetry(local);

await using var app = builder.Build();
app.UsePages();
app.UseLogin();
app.MapStaticAssets();
app.MapRazorComponents<App>();
app.MapStreamFragments();
app.MapPollFragments();
app.MapLive();
app.MapLogin();
app.MapHealthChecks("/health");
if (app.Configuration.GetValue("World:Pictures", local is not null))
    app.MapWorldPictures();
if (local is not null)
    app.MapWorldControls();
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
