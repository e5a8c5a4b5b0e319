namespace TwitchHelix.Authentication;

/// <summary>An app token and its life.</summary>
internal sealed class AccessToken(string value, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset? IssuedAt { get; } = issuedAt;

    /// <summary>Null if it does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>Names no secret.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"access token until {end:O}" : "access token";
}
