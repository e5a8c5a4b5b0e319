using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>Validates all tokens when the host starts and every hour after, as Twitch requires.</summary>
internal sealed class TokenValidationService(TokenValidator validator, TimeProvider timeProvider, ILogger<TokenValidationService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);

    /// <summary>The part of the time to the next validation that is random: machines that start together don't stay together.</summary>
    private const double Jitter = 0.1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // How often in a row the store could not list its tokens.
        var broken = 0;
        while (true)
        {
            var started = timeProvider.GetTimestamp();
            broken = await RunAsync(broken, stoppingToken).ConfigureAwait(false) ? 0 : broken + 1;
            // A validation that takes longer than that is followed by the next one at once.
            var wait = Backoff.Vary(LongestTime(broken), Jitter) - timeProvider.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
                await Pause.ForAsync(wait, timeProvider, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the store could list all tokens.</returns>
    private async Task<bool> RunAsync(int broken, CancellationToken stoppingToken)
    {
        using var run = new ValidationRun(validator, timeProvider);
        var isWhole = false;
        try
        {
            await run.RunAsync(stoppingToken).ConfigureAwait(false);
            isWhole = true;
        }
        // An exception that leaves a background service stops the host.
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            logger.ValidationBroken(e, LongestTime(broken + 1).TotalMinutes);
        }
        if (run.Failures.Count > 0)
            logger.ValidationFailed(run.Failures.ToException());
        return isWhole;
    }

    /// <summary>The longest time from the start of a validation to that of the next one.</summary>
    /// <param name="broken">How often in a row the store could not list its tokens: shortly after that it may.</param>
    private static TimeSpan LongestTime(int broken) => broken is 0 or > 4 ? Interval : TimeSpan.FromTicks(FirstPause.Ticks << (broken - 1));
}
