namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>A user's token as the database has it. Times are UTC.</summary>
internal sealed class TokenRow
{
    /// <summary>The client ID of the application whose store this is.</summary>
    public required string ClientId { get; init; }

    public required string UserId { get; init; }

    /// <summary>The version, which a change compares.</summary>
    public required string Version { get; init; }

    /// <summary>The access token and the refresh token, encrypted together.</summary>
    public required string Secrets { get; init; }

    public required string UserLogin { get; init; }

    /// <summary>The client ID that the token names. Null if it isn't known.</summary>
    public string? TokenClientId { get; init; }

    /// <summary>A JSON array. Null if the scopes aren't known.</summary>
    public string? Scopes { get; init; }

    public DateTime? IssuedAt { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public bool NeedsConsent { get; init; }
}
