namespace TwitchHelix.Testing.Identity;

/// <summary>A refresh token, and what it stands for.</summary>
internal sealed class RefreshGrant(string value, string clientId, Consent consent, bool servesOnce, DateTimeOffset? expiresAt)
{
    public string Value { get; } = value;

    public string ClientId { get; } = clientId;

    public Consent Consent { get; } = consent;

    /// <summary>A public client's: it serves once, and its access token ends with it.</summary>
    public bool ServesOnce { get; } = servesOnce;

    /// <summary>Null if it does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;
}
