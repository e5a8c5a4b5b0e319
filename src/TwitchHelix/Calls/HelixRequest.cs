namespace TwitchHelix.Calls;

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

    /// <summary>The tokens that this call takes, if its body leaves fewer than its operation takes. Null if it takes them all.</summary>
    public CallTokens? Tokens { get; init; }

    /// <summary>The operation, and what the call is about if that decides its tokens; for people.</summary>
    public string Title => Tokens is null ? Operation.Name : $"{Operation.Name} of {Tokens.Subject}";

    /// <summary>The tokens that this call takes: any one of them will do.</summary>
    public IReadOnlyList<HelixAcceptedToken> AcceptedTokens => Tokens?.Accepted ?? Operation.AcceptedTokens;

    /// <summary>The ID of the user that a user token must be of; null if the call does not say.</summary>
    public string? ActingUser => Tokens is null ? actingUser : Tokens.User;

    /// <summary>Whether the default user's token will do as well as that of <see cref="ActingUser"/>.</summary>
    public bool TakesAnyUser => Tokens is { IsOfAnyUser: true };

    /// <summary>
    /// What this call is counted by, one for each of <see cref="HelixOperation.RateLimits"/>, in their order: calls with the same
    /// key share a limit.
    /// </summary>
    public IReadOnlyList<string> RateLimitKeys { get; init; } = [];

    /// <summary>The claim <c>channel_id</c> that a JWT for this call needs: a broadcaster's ID, or <c>all</c>. Null if it needs none.</summary>
    public string? JwtChannelId { get; init; }

    /// <summary>The claim <c>pubsub_perms.send</c> that a JWT for this call needs. Empty if it needs none.</summary>
    public IReadOnlyList<string> JwtPubSubTargets { get; init; } = [];

    public bool Takes(HelixTokenKind kind) => AcceptedTokens.Any(token => token.Kind == kind);

    /// <summary>The sets of scopes of which a token of that kind must have one.</summary>
    public IEnumerable<IReadOnlyList<string>> ScopesOf(HelixTokenKind kind) => AcceptedTokens.Where(token => token.Kind == kind).Select(token => token.Scopes);

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
