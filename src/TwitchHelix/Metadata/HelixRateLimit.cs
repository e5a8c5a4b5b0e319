namespace TwitchHelix;

/// <summary>
/// The state of a rate limit's bucket, from the headers of an answer. Each call takes points from the bucket, which fills again within a minute.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixRateLimit
{
    /// <summary>Creates a state, for tests.</summary>
    /// <param name="limit">The points that a full bucket holds.</param>
    /// <param name="remaining">The points left.</param>
    /// <param name="resetsAt">The time at which the bucket is full again.</param>
    public HelixRateLimit(int limit, int remaining, DateTimeOffset resetsAt)
    {
        Limit = limit;
        Remaining = remaining;
        ResetsAt = resetsAt;
    }

    /// <summary>The points that a full bucket holds (<c>Ratelimit-Limit</c>).</summary>
    public int Limit { get; }

    /// <summary>The points left (<c>Ratelimit-Remaining</c>).</summary>
    public int Remaining { get; }

    /// <summary>The time at which the bucket is full again (<c>Ratelimit-Reset</c>), to the second.</summary>
    public DateTimeOffset ResetsAt { get; }

    /// <summary>The state as text.</summary>
    /// <returns>For example <c>799 of 800 points left</c>.</returns>
    public override string ToString() => $"{Remaining} of {Limit} points left";
}
