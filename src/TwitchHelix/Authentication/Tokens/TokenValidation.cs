namespace TwitchHelix;

/// <summary>What Twitch says about a token that is good.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
public sealed class TokenValidation
{
    /// <summary>Makes the answer, as a test's stand-in might.</summary>
    /// <param name="clientId">The ID of the application that the token belongs to.</param>
    public TokenValidation(string clientId) => ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));

    /// <summary>The ID of the application that the token belongs to.</summary>
    public string ClientId { get; }

    /// <summary>The ID of the user who granted the token. Null for an app token.</summary>
    public string? UserId { get; set; }

    /// <summary>The login name of that user. Null for an app token.</summary>
    public string? UserLogin { get; set; }

    /// <summary>The scopes that the user granted. Empty for none, and for an app token.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>When the token ends. Null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
