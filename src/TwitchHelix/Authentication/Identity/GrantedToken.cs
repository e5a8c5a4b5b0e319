namespace TwitchHelix.Authentication.Identity;

/// <summary>The token that a grant gave, before it is known whose it is.</summary>
/// <param name="grant">The name of the grant in exceptions.</param>
/// <param name="accessToken">The access token.</param>
/// <param name="issuedAt">When the token was issued.</param>
internal sealed class GrantedToken(string grant, string accessToken, DateTimeOffset issuedAt)
{
    public string Grant { get; } = grant;

    public string AccessToken { get; } = accessToken;

    /// <summary>Null if the token can't be renewed.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Null if none came with the token.</summary>
    public string? IdToken { get; init; }

    /// <summary>Whether the browser brought the token, so that the ID token has to prove that both belong together.</summary>
    public bool IsFromBrowser { get; init; }

    /// <summary>Null if the answer doesn't tell.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    /// <summary>Null if it doesn't expire, or the answer doesn't tell.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Reads the identity server's answer.</summary>
    /// <exception cref="HelixException">The answer is a failure, or has no token.</exception>
    public static GrantedToken Read(IdentityAnswer<TokenAnswer> answer, string? userId = null)
    {
        var content = answer.Required("Check HelixOptions.ClientId and ClientSecret.", userId);
        if (content.AccessToken is not { Length: > 0 } accessToken)
            throw answer.Incomplete("no token");
        return new GrantedToken(answer.Request.Name, accessToken, answer.AskedAt)
        {
            RefreshToken = content.RefreshToken is { Length: > 0 } refreshToken ? refreshToken : null,
            IdToken = content.IdToken is { Length: > 0 } idToken ? idToken : null,
            Scopes = content.Scopes,
            ExpiresAt = Expiry.Of(answer, content.ExpiresIn),
        };
    }
}
