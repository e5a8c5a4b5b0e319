// A chat bot over EventSub: it greets, answers !uptime and !so, and times out chatters who say a banned word.
// The bot's user logs in once, with a code that the terminal shows. A file keeps the token.
using System.CommandLine;
using ChatBot;
using Samples;
using TwitchHelix;

var clientId = new Option<string?>("--client-id") { Description = "The application's client ID. Default: the environment variable TWITCH_CLIENT_ID." };
var channel = new Option<string?>("--channel") { Description = "The login of the channel. The bot must be a moderator there. Default: the bot's own channel." };
var tokens = new Option<string>("--tokens")
{
    Description = "The file that keeps the bot's token.",
    DefaultValueFactory = _ => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "twitch-chat-bot.tokens"),
};
var banned = new Option<string[]>("--banned") { Description = "Words that time a chatter out.", DefaultValueFactory = _ => ["barnacles"] };

var command = new RootCommand("A chat bot: it greets, answers !uptime and !so, and times out chatters who say a banned word.")
{
    clientId, channel, tokens, banned,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var id = parsed.GetValue(clientId) ?? Environment.GetEnvironmentVariable("TWITCH_CLIENT_ID");
    try
    {
        if (string.IsNullOrEmpty(id))
        {
            Console.WriteLine("TWITCH_CLIENT_ID is not set: playing a scripted chat with a server in this process instead of Twitch.");
            await ScriptedChat.PlayAsync(parsed.GetValue(banned)!, cancellationToken);
            return 0;
        }
        var options = new HelixOptions { ClientId = id, ClientSecret = Environment.GetEnvironmentVariable("TWITCH_CLIENT_SECRET") };
        await using var twitch = HelixClient.Create(options, builder => builder.AddFileTokenStore(parsed.GetValue(tokens)!));
        var botId = await DeviceLogin.EnsureAsync(twitch, Login.Scopes, Login.Show, cancellationToken);
        await new Bot(twitch, botId, await Channels.FindAsync(twitch, parsed.GetValue(channel), botId, cancellationToken), parsed.GetValue(banned)!)
            .RunAsync(cancellationToken);
        return 0;
    }
    catch (Exception e) when (e is HelixException or Microsoft.Extensions.Options.OptionsValidationException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
});
return await command.Parse(args).InvokeAsync();
