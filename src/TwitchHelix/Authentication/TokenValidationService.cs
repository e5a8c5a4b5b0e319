using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>Validates all tokens when the host starts and every hour after, as Twitch requires.</summary>
internal sealed class TokenValidationService(IHelixTokens tokens, TimeProvider timeProvider, ILogger<TokenValidationService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await tokens.ValidateAsync(stoppingToken).ConfigureAwait(false);
            }
            // An exception that leaves a background service stops the host.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.ValidationFailed(e);
            }
            await Pause.ForAsync(Interval, timeProvider, stoppingToken).ConfigureAwait(false);
        }
    }
}
