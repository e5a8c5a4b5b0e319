namespace TwitchHelix.Authentication.Tokens;

/// <summary>An app token, and the times at which it was issued and expires. It holds a secret.</summary>
internal sealed class AppToken(string value, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset? IssuedAt { get; } = issuedAt;

    /// <summary>The time at which it expires. Null if it doesn't.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>Describes the token without its secret.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"app token until {end:O}" : "app token";
}
