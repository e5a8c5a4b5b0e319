using TwitchHelix;

namespace ChatBot;

/// <summary>The bot in one channel. Its user's token makes all calls.</summary>
internal sealed class Bot(IHelixClient twitch, string botId, string channelId, IReadOnlyCollection<string> banned)
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromMinutes(1);

    private readonly IHelixClient twitch = twitch.ForUser(botId);
    private readonly HashSet<string> greeted = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var notification in twitch.EventSub.ListenAsync([EventSubSubscriptionTypes.ChannelChatMessage(channelId, botId)], cancellationToken))
            if (notification.Event is ChannelChatMessageEvent chat && chat.ChatterUserId != botId)
                await AnswerAsync(chat, cancellationToken);
    }

    private async Task AnswerAsync(ChannelChatMessageEvent chat, CancellationToken cancellationToken)
    {
        var words = chat.Message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            if (words.Any(word => banned.Contains(word.Trim('.', ',', '!', '?'), StringComparer.OrdinalIgnoreCase)))
                await TimeOutAsync(chat, cancellationToken);
            else if (words is ["!uptime", ..])
                await SayAsync(await UptimeAsync(cancellationToken), chat, cancellationToken);
            else if (words is ["!so", var name, ..])
                await SayAsync(await ShoutOutAsync(name.TrimStart('@'), cancellationToken), chat, cancellationToken);
            else if (greeted.Add(chat.ChatterUserId))
                await SayAsync($"Welcome, {chat.ChatterUserName}!", chat, cancellationToken);
        }
        catch (HelixException e)
        {
            // One answer that fails must not end the bot.
            Console.Error.WriteLine(e.Message);
        }
    }

    private async Task<string> UptimeAsync(CancellationToken cancellationToken)
    {
        var streams = await twitch.Streams.GetStreamsAsync(userIds: [channelId], cancellationToken: cancellationToken);
        return streams.Data is [{ StartedAt: { } startedAt }, ..] ? $"Live since {startedAt:HH:mm} UTC." : "Nobody is live here.";
    }

    private async Task<string> ShoutOutAsync(string login, CancellationToken cancellationToken)
    {
        if (await twitch.Batch.Users.GetByLoginAsync(login, cancellationToken) is not { } user)
            return $"I don't know {login}.";
        try
        {
            // A channel has one shoutout every two minutes. Nobody wants to wait for that.
            await twitch.WithRateLimitWait(TimeSpan.FromSeconds(2)).Chat.SendShoutoutAsync(channelId, user.Id, botId, cancellationToken);
            return $"Have a look at {user.DisplayName}: https://twitch.tv/{user.Login}";
        }
        catch (HelixRateLimitException)
        {
            return "One shoutout at a time, please.";
        }
    }

    private async Task TimeOutAsync(ChannelChatMessageEvent chat, CancellationToken cancellationToken)
    {
        var body = new BanUserBody
        {
            Data = new BanUserData { UserId = chat.ChatterUserId, Duration = (int)TimeOut.TotalSeconds, Reason = "A banned word." },
        };
        await twitch.Moderation.BanUserAsync(channelId, botId, body, cancellationToken);
    }

    private async Task SayAsync(string text, ChannelChatMessageEvent to, CancellationToken cancellationToken)
    {
        var body = new SendChatMessageBody { BroadcasterId = channelId, SenderId = botId, Message = text, ReplyParentMessageId = to.MessageId };
        var answer = await twitch.Chat.SendChatMessageAsync(body, cancellationToken);
        if (answer.Data is [{ IsSent: false, DropReason: { } reason }, ..])
            Console.Error.WriteLine($"Twitch dropped the message: {reason.Message}");
    }
}
