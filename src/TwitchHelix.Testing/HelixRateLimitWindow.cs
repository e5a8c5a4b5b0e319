namespace TwitchHelix.Testing;

/// <summary>What became of a rate limit bucket from its first call until it was full again.</summary>
public sealed record HelixRateLimitWindow
{
    /// <summary>The client ID that the calls were made with.</summary>
    public required string ClientId { get; init; }

    /// <summary>The user that the calls were made for. Null for the application's own bucket, and for tokens that are not the server's.</summary>
    public required string? UserId { get; init; }

    /// <summary>When the first call came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the bucket is full again: a whole second.</summary>
    public required DateTimeOffset ResetsAt { get; init; }

    /// <summary>The points in the bucket at the start.</summary>
    public required int Limit { get; init; }

    /// <summary>The points used so far.</summary>
    public required int Used { get; init; }

    /// <summary>The calls refused with 429 because no point was left.</summary>
    public required int Refused { get; init; }
}
