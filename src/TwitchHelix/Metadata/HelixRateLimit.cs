namespace TwitchHelix;

/// <summary>
/// The state of a rate limit's bucket, as an answer's headers told it. Each call takes points out of the bucket, which is
/// filled again over a minute.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixRateLimit
{
    /// <summary>Makes a state, as a test might.</summary>
    /// <param name="limit">The points that a full bucket holds.</param>
    /// <param name="remaining">The points left.</param>
    /// <param name="resetsAt">When the bucket is full again.</param>
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

    /// <summary>When the bucket is full again (<c>Ratelimit-Reset</c>), to the second.</summary>
    public DateTimeOffset ResetsAt { get; }

    /// <summary>The state, for people.</summary>
    /// <returns>For example <c>799 of 800 points left</c>.</returns>
    public override string ToString() => $"{Remaining} of {Limit} points left";
}
