using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>The code of docs/eventsub.md for ASP.NET Core. TwitchHelix.Tests compares it.</summary>
internal static class WebhookSnippets
{
    public static void Add(WebApplicationBuilder builder, string channelId)
    {
        builder.Services.AddTwitchHelix(builder.Configuration.GetSection("Twitch"))
            .AddEventSub(events => events.On(EventSubSubscriptionTypes.StreamOnline(channelId), (online, context, cancellationToken) => TellAsync(online)))
            .UseWebhook(options =>
            {
                options.Callback = new Uri("https://bot.example/eventsub");
                options.Secret = builder.Configuration["Twitch:EventSubSecret"]!;
            });
    }

    public static void Map(WebApplication app)
    {
        app.MapTwitchEventSub("/eventsub");
    }

    private static Task TellAsync(StreamOnlineEvent online) => Console.Out.WriteLineAsync($"{online.BroadcasterUserName} is live");
}
