namespace TwitchHelix.Testing.Limits;

/// <summary>Whose bucket it is: a user's or the application's. A token that is not the server's has one of its own.</summary>
internal readonly record struct RateLimitKey(string ClientId, string? UserId, string? Token);
