namespace TwitchHelix.Testing;

/// <summary>A token that a <see cref="HelixTestServer"/> gave, as it was when it was asked for.</summary>
public sealed class HelixTestToken
{
    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token. Null for an app token and after the implicit grant.</summary>
    public required string? RefreshToken { get; init; }

    /// <summary>The application it was given to.</summary>
    public required string ClientId { get; init; }

    /// <summary>The user it stands for. Null for an app token.</summary>
    public required string? UserId { get; init; }

    /// <summary>That user's login. Null for an app token.</summary>
    public required string? UserLogin { get; init; }

    /// <summary>The scopes that the user granted.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When the access token ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The same as a library's token, for an <see cref="ITokenStore"/>.</summary>
    /// <returns>The token.</returns>
    /// <exception cref="InvalidOperationException">It is an app token.</exception>
    public HelixToken ToHelixToken() => UserId is null
        ? throw new InvalidOperationException("An app token is no user's, so there is no place for it in a store.")
        : new HelixToken(UserId, AccessToken) { UserLogin = UserLogin ?? "", RefreshToken = RefreshToken, Scopes = Scopes, ExpiresAt = ExpiresAt };

    /// <summary>Names no secret.</summary>
    /// <returns>For example <c>user token of 40010001 until 2026-05-09T18:20:31Z</c>.</returns>
    public override string ToString() => $"{(UserId is null ? "app token" : $"user token of {UserId}")} until {ExpiresAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
