namespace TwitchHelix;

/// <summary>Who a user is, out of an ID token whose signature, issuer, audience, nonce and end were checked.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/"/>
public sealed class IdToken
{
    /// <summary>Makes one, as a test's stand-in might.</summary>
    /// <param name="userId">The user's ID.</param>
    public IdToken(string userId) => UserId = userId ?? throw new ArgumentNullException(nameof(userId));

    /// <summary>The user's ID (<c>sub</c>).</summary>
    public string UserId { get; }

    /// <summary>The user's display name. Null if the claim wasn't asked for.</summary>
    public string? PreferredUsername { get; set; }

    /// <summary>The user's email address. Null without the claim, or without the scope <c>user:read:email</c>.</summary>
    public string? Email { get; set; }

    /// <summary>Whether Twitch has verified that address. Null if the claim wasn't asked for.</summary>
    public bool? EmailVerified { get; set; }

    /// <summary>The address of the user's picture. Null if the claim wasn't asked for.</summary>
    public string? Picture { get; set; }

    /// <summary>When the user last changed what the claims tell. Null if the claim wasn't asked for.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the token was made.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>When the token ends.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
