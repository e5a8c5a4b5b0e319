namespace TwitchHelix.Tests.Readme;

/// <summary>The code in docs/eventsub.md.</summary>
internal static class EventSubSnippets
{
    public static async Task SubscribeAsync(IHelixClient twitch, string channelId, Uri callback, string secret)
    {
        CreateEventSubSubscriptionResponse made = await twitch.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(
            EventSubSubscriptionTypes.ChannelFollow(broadcasterUserId: channelId, moderatorUserId: channelId),
            CreateEventSubSubscriptionTransport.Webhook(callback, secret)));
        Log(made.Data[0].Id);
    }

    public static int Webhook(Request request, ReadOnlyMemory<byte> body, string secret)
    {
        if (!EventSubMessage.Verify(name => request.Headers[name], body, secret))
            return 403;
        switch (EventSubMessage.Read(name => request.Headers[name], body))
        {
            case EventSubChallenge challenge:
                return Answer(challenge.Challenge);
            case EventSubRevocation revocation:
                Log($"{revocation.Subscription.Type} has ended: {revocation.Subscription.Status}");
                break;
            case EventSubNotification { Event: ChannelFollowEvent follow } message when IsNew(message.MessageId):
                Greet(follow.UserName);
                break;
        }
        return 204;
    }

    public static async Task WebSocketAsync(ReadOnlyMemory<byte> received)
    {
        switch (EventSubMessage.Read(received))
        {
            case EventSubWelcome welcome:
                await SubscribeAsync(CreateEventSubSubscriptionTransport.WebSocket(welcome.SessionId));
                break;
            case EventSubReconnect reconnect:
                await ConnectAsync(reconnect.ReconnectUrl!);
                break;
            case EventSubNotification { Event: ChannelChatMessageEvent chat }:
                Show(chat.ChatterUserName, chat.Message.Text);
                break;
        }
    }

    private static int Answer(string text) => text.Length;

    private static void Log(string text) => Console.WriteLine(text);

    private static void Greet(string name) => Console.WriteLine(name);

    private static void Show(string name, string text) => Console.WriteLine($"{name}: {text}");

    private static bool IsNew(string id) => id.Length > 0;

    private static Task<CreateEventSubSubscriptionTransport> SubscribeAsync(CreateEventSubSubscriptionTransport transport) => Task.FromResult(transport);

    private static Task<string> ConnectAsync(string address) => Task.FromResult(address);

    internal sealed record Request(Dictionary<string, string?> Headers);
}
