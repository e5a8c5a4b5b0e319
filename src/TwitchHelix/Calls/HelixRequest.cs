using TwitchHelix.Serialization;

namespace TwitchHelix.Calls;

/// <summary>The parts of a call: operation, query, body, and its demands on a token.</summary>
internal sealed class HelixRequest(HelixOperation operation, string query, IJsonFields? body, string? actingUser)
{
    public HelixRequest(HelixOperation operation, HelixQuery query, IJsonFields? body, string? actingUser)
        : this(operation, query.ToString(), body, actingUser)
    {
    }

    public HelixOperation Operation { get; } = operation;

    /// <summary>The query with its question mark. Empty if there is none.</summary>
    public string Query { get; private set; } = query;

    /// <summary>Writes the content as JSON. Null for no content.</summary>
    public Func<byte[]>? WriteBody { get; init; } = body is { } fields ? () => HelixJson.Write(fields) : null;

    /// <summary>The secrets in the content. Null for an unset one.</summary>
    public IEnumerable<string?> BodySecrets => (body as ISecretBody)?.Secrets ?? [];

    /// <summary>The tokens that this call takes, if its body restricts those of the operation. Null if it takes them all.</summary>
    public CallTokens? Tokens { get; init; }

    /// <summary>The operation, and the subject of the call if that decides its tokens, as text.</summary>
    public string Title => Tokens is null ? Operation.Name : $"{Operation.Name} of {Tokens.Subject}";

    /// <summary>The tokens that this call takes; any one of them is enough.</summary>
    public IReadOnlyList<HelixAcceptedToken> AcceptedTokens => Tokens?.Accepted ?? Operation.AcceptedTokens;

    /// <summary>The ID of the user whose token the call needs. Null if it names none.</summary>
    public string? ActingUser => Tokens is null ? actingUser : Tokens.User;

    /// <summary>Whether the default user's token is as good as that of <see cref="ActingUser"/>.</summary>
    public bool TakesAnyUser => Tokens is { IsOfAnyUser: true };

    /// <summary>
    /// The keys by which this call is counted, one for each of <see cref="HelixOperation.RateLimits"/> in their order. Calls with the same key share a limit.
    /// </summary>
    public IReadOnlyList<string> RateLimitKeys { get; init; } = [];

    /// <summary>The claim <c>channel_id</c> that a JWT for this call needs: a broadcaster's ID, or <c>all</c>. Null if it needs none.</summary>
    public string? JwtChannelId { get; init; }

    /// <summary>The claim <c>pubsub_perms.send</c> that a JWT for this call needs. Empty if it needs none.</summary>
    public IReadOnlyList<string> JwtPubSubTargets { get; init; } = [];

    public bool Takes(HelixTokenKind kind)
    {
        for (var i = 0; i < AcceptedTokens.Count; i++)
            if (AcceptedTokens[i].Kind == kind)
                return true;
        return false;
    }

    /// <summary>Gets the same call for the page of a cursor. Null for the first page.</summary>
    public HelixRequest AtCursor(string? cursor) => With(new HelixQuery(Query).Add("after", cursor));

    /// <summary>Gets the same call with another query.</summary>
    public HelixRequest With(HelixQuery query)
    {
        var request = (HelixRequest)MemberwiseClone();
        request.Query = query.ToString();
        return request;
    }
}
