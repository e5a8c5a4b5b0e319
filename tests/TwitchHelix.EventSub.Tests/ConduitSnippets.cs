using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The code of docs/eventsub.md for conduits. TwitchHelix.Tests compares it.</summary>
internal static class ConduitSnippets
{
    public static void Add(HostApplicationBuilder builder, string channelId)
    {
        builder.Services.AddTwitchHelix(builder.Configuration.GetSection("Twitch"))
            .AddEventSub(events => events.On(EventSubSubscriptionTypes.StreamOnline(channelId), (online, context, cancellationToken) => TellAsync(online)))
            .UseConduit(options => (options.Shards, options.ShardsPerProcess) = (4, 2));
    }

    private static Task TellAsync(StreamOnlineEvent online) => Console.Out.WriteLineAsync($"{online.BroadcasterUserName} is live");
}
