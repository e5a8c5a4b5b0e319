namespace TwitchHelix.Testing.Limits;

/// <summary>The owner of a bucket: a user, the application, or a token that the server didn't issue.</summary>
internal readonly record struct RateLimitKey(string ClientId, string? UserId, string? Token);
