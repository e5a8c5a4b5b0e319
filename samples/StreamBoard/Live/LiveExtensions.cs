using StreamBoard.Data;
using TwitchHelix;

namespace StreamBoard.Live;

internal static class LiveExtensions
{
    /// <summary>
    /// Receives the events that open pages want. A conduit serves any number of users with the app's own token, and several machines share it.
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
        twitch.Services.AddSingleton<LiveFeed>().AddSingleton<Interest>();
        twitch.Services.AddHostedService(services => services.GetRequiredService<Interest>());
        return twitch;
    }
}
