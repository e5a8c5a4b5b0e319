using Microsoft.AspNetCore.Authentication.Cookies;
using StreamBoard.Data;
using StreamBoard.Security;
using TwitchHelix;

namespace StreamBoard.Live;

internal static class LiveExtensions
{
    /// <summary>
    /// Receives the events that open pages want. A conduit takes the app's own token for all users, and several machines share it. Its subscriptions may cost
    /// 10,000 together: one of a poll costs nothing, as its owner uses the app, but each channel whose streams are watched costs 2, whoever follows it.
    /// </summary>
    public static TwitchHelixBuilder AddLiveEvents(this TwitchHelixBuilder twitch, DatabaseAddress database)
    {
        twitch.AddEventSub(events => events
            .On<LiveEventHandlers, StreamOnlineEvent>()
            .On<LiveEventHandlers, StreamOfflineEvent>()
            .On<LiveEventHandlers, ChannelPollBeginEvent>()
            .On<LiveEventHandlers, ChannelPollProgressEvent>()
            .On<LiveEventHandlers, ChannelPollEndEvent>())
            .UseConduit();
        if (database.IsPostgreSql)
        {
            twitch.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<PostgreSqlRelay>(services, database.ConnectionString));
            twitch.Services.AddSingleton<Relay>(services => services.GetRequiredService<PostgreSqlRelay>());
            twitch.Services.AddHostedService(services => services.GetRequiredService<PostgreSqlRelay>());
        }
        else
            twitch.Services.AddSingleton<Relay>();
        twitch.Services.AddSingleton<LiveFeed>().AddSingleton<FollowedIds>().AddSingleton<Interest>();
        twitch.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<LiveFeed>((cookie, feed) => cookie.Events.OnSigningOut = context =>
            {
                if (context.HttpContext.User.HasLoggedIn)
                    feed.End(context.HttpContext.User.TwitchId);
                return Task.CompletedTask;
            });
        twitch.Services.AddHostedService(services => services.GetRequiredService<Interest>());
        return twitch;
    }
}
