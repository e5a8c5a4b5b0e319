namespace TwitchHelix.Pacing;

/// <summary>The bucket that a call takes its point from.</summary>
/// <param name="UserId">The user of a stored token. Null for the application, and for a token of which no more is known.</param>
/// <param name="IsGiven">Whether it is the bucket of the token in the options.</param>
internal readonly record struct BucketKey(string? UserId, bool IsGiven);
