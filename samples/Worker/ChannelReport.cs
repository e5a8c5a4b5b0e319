using Samples;
using TwitchHelix;

namespace Worker;

/// <summary>Writes the channel's state to the log every minute.</summary>
internal sealed partial class ChannelReport(IHelixClient twitch, IConfiguration configuration, ILogger<ChannelReport> logger) : BackgroundService
{
    private static readonly IReadOnlyList<string> Scopes = HelixOperations.ScopesFor(HelixOperations.Channels.GetChannelFollowers);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(configuration.GetValue("Interval", TimeSpan.FromMinutes(1)));
        do
        {
            try
            {
                // If Twitch no longer renews the token, this asks the broadcaster to log in again.
                var channelId = await DeviceLogin.EnsureAsync(twitch, Scopes, ShowCode, stoppingToken);
                await ReportAsync(twitch.ForUser(channelId), channelId, stoppingToken);
            }
            catch (HelixException e)
            {
                // One report that fails must not end the service.
                LogFailure(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static void ShowCode(DeviceAuthorization device) =>
        Console.WriteLine($"Open {device.VerificationUri} as the broadcaster. The code is {device.UserCode}.");

    private async Task ReportAsync(IHelixClient broadcaster, string channelId, CancellationToken cancellationToken)
    {
        var streams = await broadcaster.Streams.GetStreamsAsync(userIds: [channelId], cancellationToken: cancellationToken);
        var followers = await broadcaster.Channels.GetChannelFollowersAsync(channelId, first: 1, cancellationToken: cancellationToken);
        if (streams.Data is [var stream, ..])
            LogLive(stream.UserName, stream.ViewerCount, followers.Total);
        else
            LogOffline(followers.Total);
    }

    [LoggerMessage(LogLevel.Information, "{Name} is live: {Viewers} viewers, {Followers} followers.")]
    private partial void LogLive(string name, int viewers, int followers);

    [LoggerMessage(LogLevel.Information, "Offline: {Followers} followers.")]
    private partial void LogOffline(int followers);

    [LoggerMessage(LogLevel.Warning, "No report: {Reason}")]
    private partial void LogFailure(string reason);
}
