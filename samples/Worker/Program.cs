// A service: it logs every minute whether the broadcaster is live, with viewers and followers.
// At the first start the broadcaster logs in with a code that the terminal shows. The token is kept in a file, so later starts need nobody.
using Microsoft.Extensions.Options;
using Samples;
using TwitchHelix;
using Worker;

var builder = Host.CreateApplicationBuilder(args);
using var local = LocalTwitch.StartWithoutClientId(builder.Configuration);
var twitch = builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName)).AddTokenValidation();
// The tokens of the server in this process end with it.
if (local is null)
    twitch.AddFileTokenStore(
        builder.Configuration["Tokens"]
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "twitch-worker.tokens"));
builder.Services.AddHostedService<ChannelReport>();

using var host = builder.Build();
try
{
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
