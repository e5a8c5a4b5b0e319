namespace TwitchHelix;

/// <summary>The state of a rate limit bucket, as this client knows it.</summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixRateLimitBucket
{
    internal HelixRateLimitBucket(string? userId, HelixRateLimit rateLimit, int waiting)
    {
        UserId = userId;
        RateLimit = rateLimit;
        Waiting = waiting;
    }

    /// <summary>The ID of the user whose bucket it is. Null for the application's, and for that of <see cref="HelixOptions.AccessToken"/>.</summary>
    public string? UserId { get; }

    /// <summary>The points left after the last answers. Running calls may take some of them.</summary>
    public HelixRateLimit RateLimit { get; }

    /// <summary>How many calls wait for points.</summary>
    public int Waiting { get; }

    /// <summary>The state as text.</summary>
    /// <returns>For example <c>user 141981764: 799 of 800 points left, 0 calls wait</c>.</returns>
    public override string ToString() => $"{(UserId is null ? "application" : $"user {UserId}")}: {RateLimit}, {Waiting} calls wait";
}
