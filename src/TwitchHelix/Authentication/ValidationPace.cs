using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>
/// Spreads the calls of one validation of all tokens: 10 a second, which is half an hour for 18,000 tokens. Beyond that it is faster, and again after each ten
/// minutes, so that 100,000 tokens take less than an hour. While Twitch fails, one call is made after each pause.
/// </summary>
internal sealed class ValidationPace(TimeProvider timeProvider)
{
    private const int SecondsOfFirstRate = 30 * 60;
    private const int SecondsOfNextRates = 10 * 60;

    /// <summary>Calls a second. A timer takes whole milliseconds, and so do these.</summary>
    private static readonly int[] Rates = [10, 20, 50, 100];
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    // A server that asks for more is asked again nevertheless.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(10);

    private readonly object gate = new();
    private readonly long origin = timeProvider.GetTimestamp();
    private TimeSpan next;
    private TimeSpan pause;
    private TimeSpan pausedUntil;
    private int rate;
    private int leftAtRate = Rates[0] * SecondsOfFirstRate;

    /// <summary>Waits until the next call may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (TimeToNext() is var wait && wait > TimeSpan.Zero)
            await Pause.ForAsync(wait, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the pauses.</summary>
    public void Succeeded()
    {
        lock (gate)
            pause = TimeSpan.Zero;
    }

    /// <summary>Makes a pause, longer than the one before.</summary>
    /// <param name="asked">The pause that the server asks for. Null if it asks for none.</param>
    public void Failed(TimeSpan? asked)
    {
        lock (gate)
        {
            var now = timeProvider.GetElapsedTime(origin);
            // Calls that were on their way together count once.
            if (now >= pausedUntil)
                pause = pause == TimeSpan.Zero ? ShortestPause : Shorter(pause + pause, LongestPause);
            var until = now + Longer(pause, Shorter(asked ?? TimeSpan.Zero, LongestAsked));
            pausedUntil = Longer(pausedUntil, until);
            next = Longer(next, until);
        }
    }

    /// <summary>Takes the next call's turn if it has come.</summary>
    /// <returns>The time until then. Zero if the turn was taken.</returns>
    private TimeSpan TimeToNext()
    {
        lock (gate)
        {
            var now = timeProvider.GetElapsedTime(origin);
            if (now < next)
                return TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds));
            if (leftAtRate-- == 0 && rate < Rates.Length - 1)
                leftAtRate = (Rates[++rate] * SecondsOfNextRates) - 1;
            var gap = TimeSpan.FromMilliseconds(1000 / Rates[rate]);
            // A timer that was a little late doesn't lower the rate.
            next = pause > TimeSpan.Zero ? now + pause : Longer(next, now - gap) + gap;
            return TimeSpan.Zero;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
