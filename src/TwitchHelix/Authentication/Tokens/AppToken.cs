namespace TwitchHelix.Authentication.Tokens;

/// <summary>An app token and its life.</summary>
internal sealed class AppToken(string value, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset? IssuedAt { get; } = issuedAt;

    /// <summary>Null if it does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>Names no secret.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"app token until {end:O}" : "app token";
}
