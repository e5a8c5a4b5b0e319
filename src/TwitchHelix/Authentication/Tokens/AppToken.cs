namespace TwitchHelix.Authentication.Tokens;

/// <summary>An app token, and the times at which it was issued and expires. It holds a secret.</summary>
internal sealed class AppToken(string value, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt) : IEndingToken
{
    /// <summary>The application has one.</summary>
    public const string Key = "";

    public string Value { get; } = value;

    public DateTimeOffset? IssuedAt { get; } = issuedAt;

    /// <summary>The time at which it expires. Null if it doesn't.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public bool NeedsConsent => false;

    public bool CanBeRenewed => true;

    string IEndingToken.Key => Key;

    /// <summary>Describes the token without its secret.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"app token until {end:O}" : "app token";
}
