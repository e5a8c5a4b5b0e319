using System.Threading.Channels;
using ChatBot;
using Newtonsoft.Json.Linq;
using TwitchHelix;
using TwitchHelix.Testing;

namespace BotTests;

/// <summary>The bot of the sample ChatBot in a channel of a test server.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    public const string ChannelId = "40010001";
    public const string BotId = "40010002";

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<string> said = Channel.CreateUnbounded<string>();
    private readonly HelixClient twitch;

    private RunningBot()
    {
        // The server answers what a bot says like any other call. Here the test reads it.
        Server.Answer(HelixOperations.Chat.SendChatMessage, request => said.Writer.TryWrite((string)JObject.Parse(request.Body!)["message"]!));
        twitch = HelixClient.Create(Server.CreateOptions());
        Running = StartAsync();
    }

    public HelixTestServer Server { get; } = HelixTestServer.Start();

    public IHelixTokens Tokens => twitch.Tokens;

    /// <summary>Ends when the bot ends.</summary>
    public Task Running { get; }

    /// <summary>Returns the bot when it listens to the chat.</summary>
    public static async Task<RunningBot> StartAsync(CancellationToken cancellationToken)
    {
        var bot = new RunningBot();
        try
        {
            // A bot that fails before it listens fails the test at once.
            await await Task.WhenAny(bot.Running, bot.ListeningAsync(cancellationToken));
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the bot a new token.</summary>
    public Task LogInAsync(CancellationToken cancellationToken)
    {
        var token = Server.Identity.CreateUserToken(BotId, Login.Scopes);
        return twitch.Tokens.AddAsync(token.ToHelixToken(), cancellationToken);
    }

    public Task ListeningAsync(CancellationToken cancellationToken) =>
        Server.EventSub.WaitForAsync(
            eventSub => eventSub.Subscriptions.Any(subscription => subscription.Status == EventSubSubscriptionStatus.Enabled), cancellationToken);

    /// <summary>Lets a chatter write.</summary>
    public Task ReceiveAsync(string name, string text)
    {
        var message = Server.EventSub.Example<ChannelChatMessageEvent>();
        (message.BroadcasterUserId, message.ChatterUserId, message.ChatterUserName) = (ChannelId, $"{name.Sum(letter => letter)}", name);
        message.Message.Text = text;
        return Server.EventSub.SendAsync(message);
    }

    /// <summary>Waits for what the bot says next.</summary>
    public async Task<string> HearAsync(CancellationToken cancellationToken) => await said.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await twitch.DisposeAsync();
        Server.Dispose();
        stop.Dispose();
    }

    private async Task StartAsync()
    {
        await LogInAsync(stop.Token);
        await new Bot(twitch, BotId, ChannelId, ["barnacles"]).RunAsync(stop.Token);
    }
}
