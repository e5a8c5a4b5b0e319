namespace TwitchHelix.Testing.Identity;

/// <summary>A refresh token and the grant behind it.</summary>
internal sealed class RefreshGrant(string value, string clientId, Consent consent, bool servesOnce, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    public string ClientId { get; } = clientId;

    public Consent Consent { get; } = consent;

    /// <summary>Whether the refresh token can be used once, and ends its access token then. True for a public client.</summary>
    public bool ServesOnce { get; } = servesOnce;

    /// <summary>Null if the refresh token doesn't expire.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;
}
