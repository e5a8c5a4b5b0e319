using TwitchHelix.Authentication;

namespace TwitchHelix.Http;

/// <summary>What an operation's call is made of.</summary>
internal sealed class HelixRequest(HelixOperation operation, string query, object? body, string? actingUser)
{
    public HelixOperation Operation { get; } = operation;

    /// <summary>The query with its question mark, or nothing.</summary>
    public string Query { get; } = query;

    /// <summary>What to send as JSON, null for no content.</summary>
    public object? Body { get; } = body;

    /// <summary>The ID of the user that the token must be of; null if the operation does not say.</summary>
    public string? ActingUser { get; } = actingUser;

    /// <summary>The token that the caller asked for.</summary>
    public TokenChoice Token { get; set; } = TokenChoice.Default;
}
