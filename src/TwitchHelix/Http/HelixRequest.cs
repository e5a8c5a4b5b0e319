namespace TwitchHelix.Http;

/// <summary>What an operation's call is made of.</summary>
internal sealed class HelixRequest(HelixOperation operation, string query, object? body, string? actingUser)
{
    public HelixRequest(HelixOperation operation, HelixQuery query, object? body, string? actingUser)
        : this(operation, query.ToString(), body, actingUser)
    {
    }

    public HelixOperation Operation { get; } = operation;

    /// <summary>The query with its question mark, or nothing.</summary>
    public string Query { get; private set; } = query;

    /// <summary>What to send as JSON, null for no content.</summary>
    public object? Body { get; } = body;

    /// <summary>The ID of the user that the token must be of; null if the operation does not say.</summary>
    public string? ActingUser { get; } = actingUser;

    /// <summary>
    /// What this call is counted by, one for each of <see cref="HelixOperation.RateLimits"/>, in their order: calls with the same
    /// key share a limit.
    /// </summary>
    public IReadOnlyList<string> RateLimitKeys { get; init; } = [];

    /// <summary>The claim <c>channel_id</c> that a JWT for this call needs: a broadcaster's ID, or <c>all</c>. Null if it needs none.</summary>
    public string? JwtChannelId { get; init; }

    /// <summary>The claim <c>pubsub_perms.send</c> that a JWT for this call needs. Empty if it needs none.</summary>
    public IReadOnlyList<string> JwtPubSubTargets { get; init; } = [];

    /// <summary>The same call for the page that a cursor leads to, null for the first.</summary>
    public HelixRequest AtCursor(string? cursor) => With(new HelixQuery(Query).Add("after", cursor));

    /// <summary>The same call with another query.</summary>
    public HelixRequest With(HelixQuery query)
    {
        var request = (HelixRequest)MemberwiseClone();
        request.Query = query.ToString();
        return request;
    }
}
