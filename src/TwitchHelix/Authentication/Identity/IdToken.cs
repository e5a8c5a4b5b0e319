namespace TwitchHelix;

/// <summary>The claims of a verified ID token: who the user is.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/"/>
public sealed class IdToken
{
    /// <summary>Initializes an ID token, for example in a test.</summary>
    /// <param name="userId">The user's ID.</param>
    public IdToken(string userId) => UserId = userId ?? throw new ArgumentNullException(nameof(userId));

    /// <summary>The user's ID (<c>sub</c>).</summary>
    public string UserId { get; }

    /// <summary>The user's display name. Null if the claim wasn't requested.</summary>
    public string? PreferredUsername { get; set; }

    /// <summary>The user's email address. Null without the claim, or without the scope <c>user:read:email</c>.</summary>
    public string? Email { get; set; }

    /// <summary>Whether Twitch has verified the email address. Null if the claim wasn't requested.</summary>
    public bool? EmailVerified { get; set; }

    /// <summary>The address of the user's picture. Null if the claim wasn't requested.</summary>
    public string? Picture { get; set; }

    /// <summary>When the user last changed the account. Null if the claim wasn't requested.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the token was issued.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
