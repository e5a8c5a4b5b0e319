namespace TwitchHelix.Calls;

/// <summary>The tokens that one call takes, if its body leaves fewer than its operation takes.</summary>
/// <param name="Subject">What the call is about, for people: <c>channel.follow 2 over websocket</c>.</param>
/// <param name="Accepted">The tokens: any one of them will do.</param>
internal sealed record CallTokens(string Subject, IReadOnlyList<HelixAcceptedToken> Accepted)
{
    /// <summary>The ID of the user that a user token must be of. Null if the body does not say.</summary>
    public string? User { get; init; }

    /// <summary>Whether another user's token will do as well.</summary>
    public bool IsOfAnyUser { get; init; }

    /// <summary>Why no token at all will do, to follow a colon. Null if one can.</summary>
    public string? Refusal { get; init; }
}
