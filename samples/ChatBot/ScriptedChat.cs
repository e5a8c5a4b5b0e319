using System.Threading.Channels;
using Newtonsoft.Json.Linq;
using Samples;
using TwitchHelix;
using TwitchHelix.Testing;

namespace ChatBot;

/// <summary>Plays a chat with the bot against a server in this process, and shows what is said and done.</summary>
internal static class ScriptedChat
{
    private static readonly (string Name, string Text)[] Lines =
    [
        ("Wren", "hello everybody"),
        ("Wren", "!uptime"),
        ("Gull", "!so tidepool_tess"),
        ("Crab", "you are all barnacles!"),
        ("Wren", "good night"),
    ];

    public static async Task PlayAsync(IReadOnlyCollection<string> banned, CancellationToken cancellationToken)
    {
        using var server = HelixTestServer.Start();
        var folder = Directory.CreateTempSubdirectory("chat-bot-");
        try
        {
            await using var twitch = HelixClient.Create(
                server.CreateOptions(), builder => builder.AddFileTokenStore(Path.Combine(folder.FullName, "tokens")));
            var botId = await DeviceLogin.EnsureAsync(twitch, Login.Scopes, device => Enter(server, device), cancellationToken);

            var done = Channel.CreateUnbounded<string>();
            using var said = server.Answer(HelixOperations.Chat.SendChatMessage, request => done.Writer.TryWrite($"bot:  {Sent(request)["message"]}"));
            using var timedOut = server.Answer(
                HelixOperations.Moderation.BanUser, request => done.Writer.TryWrite($"bot:  (time-out for {Sent(request)["data"]!["duration"]} s)"));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var running = new Bot(twitch, botId, botId, banned).RunAsync(stop.Token);
            await Task.WhenAny(running, server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count > 0 && eventSub.Subscriptions.Count > 0, stop.Token));

            for (var i = 0; i < Lines.Length && !running.IsCompleted; i++)
            {
                var (name, text) = Lines[i];
                Console.WriteLine($"{name}: {text}");
                await server.EventSub.SendAsync(Message(server, botId, name, text), cancellationToken);
                // Everything but the last line has an answer: a chatter is greeted only once.
                if (i < Lines.Length - 1)
                    Console.WriteLine(await done.Reader.ReadAsync(cancellationToken));
            }
            await stop.CancelAsync();
            await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.OnlyOnCanceled, TaskScheduler.Default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Enter(HelixTestServer server, DeviceAuthorization device)
    {
        Login.Show(device);
        server.Identity.ApproveDevice(device.UserCode);
    }

    private static ChannelChatMessageEvent Message(HelixTestServer server, string channelId, string name, string text)
    {
        var message = server.EventSub.Example<ChannelChatMessageEvent>();
        (message.BroadcasterUserId, message.ChatterUserId) = (channelId, $"{name.Sum(letter => letter)}");
        (message.ChatterUserLogin, message.ChatterUserName) = (name.ToLowerInvariant(), name);
        message.Message.Text = text;
        return message;
    }

    private static JObject Sent(HelixTestRequest request) => JObject.Parse(request.Body!);
}
