namespace TwitchHelix.Testing;

/// <summary>The use of a rate limit bucket from its first call until it was full again.</summary>
public sealed record HelixRateLimitWindow
{
    /// <summary>The client ID of the calls.</summary>
    public required string ClientId { get; init; }

    /// <summary>The ID of the user whose token the calls had. Null for the application's own bucket, and for tokens that the server didn't issue.</summary>
    public required string? UserId { get; init; }

    /// <summary>The time of the first call.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time at which the bucket is full again, a whole second.</summary>
    public required DateTimeOffset ResetsAt { get; init; }

    /// <summary>The points in the bucket at the start.</summary>
    public required int Limit { get; init; }

    /// <summary>The points used so far.</summary>
    public required int Used { get; init; }

    /// <summary>The number of calls that got 429 because no point was left.</summary>
    public required int Refused { get; init; }
}
