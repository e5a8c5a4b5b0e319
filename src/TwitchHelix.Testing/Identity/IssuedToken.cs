namespace TwitchHelix.Testing.Identity;

/// <summary>An access token that the server issued.</summary>
internal sealed class IssuedToken(string value, string clientId, Consent? consent, string? refreshToken, DateTimeOffset expiresAt)
{
    public string Value { get; } = value;

    public string ClientId { get; } = clientId;

    /// <summary>Null for an app token.</summary>
    public Consent? Consent { get; } = consent;

    public string? RefreshToken { get; } = refreshToken;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public HelixTestToken Snapshot() => new()
    {
        AccessToken = Value,
        RefreshToken = RefreshToken,
        ClientId = ClientId,
        UserId = Consent?.User.Id,
        UserLogin = Consent?.User.Login,
        Scopes = Consent?.Scopes ?? [],
        ExpiresAt = ExpiresAt,
    };
}
