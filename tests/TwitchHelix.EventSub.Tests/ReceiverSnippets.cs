using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The code of docs/eventsub.md for the receiver. TwitchHelix.Tests compares it.</summary>
internal static class ReceiverSnippets
{
    public static async Task ListenAsync(IHelixClient twitch, string channelId, string botId, CancellationToken cancellationToken)
    {
        await foreach (EventSubNotification notification in twitch.EventSub.ListenAsync(
            [EventSubSubscriptionTypes.StreamOnline(channelId), EventSubSubscriptionTypes.ChannelChatMessage(channelId, botId)], cancellationToken))
            if (notification.Event is ChannelChatMessageEvent chat)
                Console.WriteLine($"{chat.ChatterUserName}: {chat.Message.Text}");
            else if (notification.Event is StreamOnlineEvent online)
                Console.WriteLine($"{online.BroadcasterUserName} is live.");
    }

    public static void Add(HostApplicationBuilder builder, string channelId)
    {
        builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName))
            .AddEventSub(events => events
                .On(EventSubSubscriptionTypes.ChannelFollow(channelId, channelId), (follow, context, cancellationToken) => GreetAsync(follow.UserName))
                .On<CheerHandler, ChannelCheerEvent>(EventSubSubscriptionTypes.ChannelCheer(channelId))
                .OnRevoked((revocation, cancellationToken) => TellAsync($"{revocation.Subscription.Type}: {revocation.Subscription.Status}")))
            .UseWebSocket();
    }

    private static Task GreetAsync(string name) => Console.Out.WriteLineAsync(name);

    private static Task TellAsync(string text) => Console.Out.WriteLineAsync(text);

    private sealed class CheerHandler : IEventSubHandler<ChannelCheerEvent>
    {
        public Task HandleAsync(ChannelCheerEvent e, EventSubContext context, CancellationToken cancellationToken) => TellAsync($"{e.Bits}");
    }
}
