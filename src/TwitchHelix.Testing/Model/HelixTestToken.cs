namespace TwitchHelix.Testing;

/// <summary>A snapshot of a token that a <see cref="HelixTestServer"/> issued.</summary>
public sealed class HelixTestToken
{
    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token. Null for an app token and after the implicit grant.</summary>
    public required string? RefreshToken { get; init; }

    /// <summary>The client ID of the application that the token was issued to.</summary>
    public required string ClientId { get; init; }

    /// <summary>The ID of the token's user. Null for an app token.</summary>
    public required string? UserId { get; init; }

    /// <summary>That user's login. Null for an app token.</summary>
    public required string? UserLogin { get; init; }

    /// <summary>The scopes that the user granted.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The time at which the access token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Converts the token to the library's type, for an <see cref="ITokenStore"/>.</summary>
    /// <returns>The token.</returns>
    /// <exception cref="InvalidOperationException">The token is an app token.</exception>
    public HelixToken ToHelixToken() => UserId is null
        ? throw new InvalidOperationException("An app token has no user, so a token store can't keep it. Use a user token.")
        : new HelixToken(UserId, AccessToken)
        {
            UserLogin = UserLogin ?? "",
            ClientId = ClientId,
            RefreshToken = RefreshToken,
            Scopes = Scopes,
            ExpiresAt = ExpiresAt,
        };

    /// <summary>Describes the token without its secrets.</summary>
    /// <returns>For example <c>user token of 40010001 until 2026-05-09T18:20:31Z</c>.</returns>
    public override string ToString() => $"{(UserId is null ? "app token" : $"user token of {UserId}")} until {ExpiresAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
