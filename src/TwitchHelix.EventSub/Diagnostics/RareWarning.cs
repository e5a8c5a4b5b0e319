namespace TwitchHelix.EventSub.Diagnostics;

/// <summary>Lets a warning through once a minute, of something that may happen thousands of times a second.</summary>
internal sealed class RareWarning(TimeProvider timeProvider)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly object gate = new();
    private long? toldAt;

    /// <summary>Whether it is to be told now.</summary>
    public bool IsDue()
    {
        lock (gate)
        {
            if (toldAt is { } at && timeProvider.GetElapsedTime(at) < Silence)
                return false;
            toldAt = timeProvider.GetTimestamp();
            return true;
        }
    }
}
