namespace TwitchHelix;

/// <summary>What Twitch says about a valid token.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
public sealed class TokenValidation
{
    /// <summary>Creates the answer, for tests.</summary>
    /// <param name="clientId">The client ID of the application that the token was issued to.</param>
    public TokenValidation(string clientId) => ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));

    /// <summary>The client ID of the application that the token was issued to.</summary>
    public string ClientId { get; }

    /// <summary>The ID of the user who granted the token. Null for an app token.</summary>
    public string? UserId { get; set; }

    /// <summary>The login name of that user. Null for an app token.</summary>
    public string? UserLogin { get; set; }

    /// <summary>The scopes that the user granted. Empty for none, and for an app token.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>The time at which the token expires. Null if it doesn't.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
