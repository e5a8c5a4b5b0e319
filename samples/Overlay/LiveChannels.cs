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
                var userId = await FindUserAsync(stoppingToken) ?? await LogInAsync(stoppingToken);
                board.Show(new BoardContent(null, await ReadAsync(userId, stoppingToken)));
            }
            catch (HelixException e)
            {
                // The page keeps what it shows, and the next look may succeed.
                LogFailure(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<string?> FindUserAsync(CancellationToken cancellationToken) =>
        (await twitch.Tokens.ListAsync(cancellationToken).FirstOrDefaultAsync(token => !token.NeedsConsent, cancellationToken))?.UserId;

    private async Task<string> LogInAsync(CancellationToken cancellationToken)
    {
        var device = await twitch.Identity.StartDeviceAuthorizationAsync(Scopes, cancellationToken);
        board.Show(new BoardContent(new LoginCode(device.UserCode, device.VerificationUri), []));
        var grant = await twitch.Identity.WaitForDeviceAsync(device, cancellationToken);
        return (await twitch.Tokens.AddAsync(grant.Token, cancellationToken)).UserId;
    }

    private async Task<List<LiveChannel>> ReadAsync(string userId, CancellationToken cancellationToken) =>
        await twitch.Streams.GetFollowedStreamsPagedAsync(userId, cancellationToken: cancellationToken)
            .Select(stream => new LiveChannel(stream.UserName, stream.Title, stream.GameName, stream.ViewerCount))
            .ToListAsync(cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The live channels could not be read: {Reason}")]
    private partial void LogFailure(string reason);
}
