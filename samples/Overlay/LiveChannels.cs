using Samples;
using TwitchHelix;

namespace Overlay;

/// <summary>Logs in, and looks every minute which of the followed channels are live.</summary>
internal sealed partial class LiveChannels(IHelixClient twitch, Board board, IConfiguration configuration, ILogger<LiveChannels> logger) : BackgroundService
{
    private static readonly IReadOnlyList<string> Scopes = HelixOperations.ScopesFor(HelixOperations.Streams.GetFollowedStreams);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(configuration.GetValue("Interval", TimeSpan.FromMinutes(1)));
        do
        {
            try
            {
                var userId = await DeviceLogin.EnsureAsync(twitch, Scopes, ShowCode, stoppingToken);
                board.Show(new BoardContent(false, await ReadAsync(userId, stoppingToken)));
            }
            catch (HelixException e)
            {
                // The page keeps what it shows, and the next look may succeed.
                LogFailure(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // The viewers of the stream see the page. The code is for the user alone: anybody else could log in with it.
    private void ShowCode(DeviceAuthorization device)
    {
        board.Show(new BoardContent(true, []));
        Console.WriteLine($"Open {device.VerificationUri} as yourself. The code is {device.UserCode}.");
    }

    private async Task<List<LiveChannel>> ReadAsync(string userId, CancellationToken cancellationToken) =>
        await twitch.Streams.GetFollowedStreamsPagedAsync(userId, cancellationToken: cancellationToken)
            .Select(stream => new LiveChannel(stream.UserName, stream.Title, stream.GameName, stream.ViewerCount))
            .ToListAsync(cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The live channels could not be read: {Reason}")]
    private partial void LogFailure(string reason);
}
