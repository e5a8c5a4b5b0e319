namespace TwitchHelix.Pacing;

/// <summary>The bucket from which a call takes its point.</summary>
/// <param name="UserId">The user of a stored token. Null for the application and for the token of the options.</param>
/// <param name="IsGiven">Whether it is the bucket of the token in the options.</param>
internal readonly record struct BucketKey(string? UserId, bool IsGiven)
{
    /// <summary>What a metric may say of it: with the user's ID each user would be a series of its own.</summary>
    public string Kind => IsGiven ? "options" : UserId is null ? "app" : "user";
}
