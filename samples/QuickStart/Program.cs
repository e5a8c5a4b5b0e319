// Shows the category with the most viewers, and its live streams: a call, a list that is read page by page, and the rate limit.
// It needs an application's client ID and secret, and no user.
using System.CommandLine;
using QuickStart;
using Samples;
using TwitchHelix;

var twitchOptions = new TwitchOptions();
var command = new RootCommand("Shows the live streams of the category with the most viewers.");
twitchOptions.AddTo(command);
command.SetAction((parsed, cancellationToken) => twitchOptions.RunAsync(parsed, async options =>
{
    await using var twitch = HelixClient.Create(options);
    await TopCategory.ShowAsync(twitch, cancellationToken);
}));
return await command.Parse(args).InvokeAsync();
