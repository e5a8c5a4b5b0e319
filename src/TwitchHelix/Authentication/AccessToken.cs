namespace TwitchHelix.Authentication;

/// <summary>An access token and when it ends.</summary>
internal sealed class AccessToken(string value, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    /// <summary>Null if it does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>Names no secret.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"access token until {end:O}" : "access token";
}
