using TwitchHelix.Calls;

namespace TwitchHelix.Authentication;

/// <summary>Creates the exceptions that say what a user has not granted, and what to ask the user for.</summary>
internal static class MissingConsent
{
    public static HelixAuthorizationException Token(HelixRequest request, string userId) =>
        Because(request, userId, $"there is no token of user {userId}", granted: [], Fewest(request, []));

    public static HelixAuthorizationException Consent(HelixRequest request, HelixToken token) => Because(
        request,
        token.UserId,
        $"the token of user {token.UserId} has ended and Twitch does not renew it",
        token.Scopes ?? [],
        Fewest(request, token.Scopes ?? []));

    public static HelixAuthorizationException Scopes(HelixRequest request, HelixToken token, IReadOnlyList<string> missing) =>
        Because(request, token.UserId, $"the token of user {token.UserId} lacks {string.Join(", ", missing)}", token.Scopes ?? [], missing);

    private static IReadOnlyList<string> Fewest(HelixRequest request, IReadOnlyList<string> granted) =>
        ScopeCoverage.Missing(granted, request.AcceptedTokens, HelixTokenKind.User);

    private static HelixAuthorizationException Because(
        HelixRequest request, string userId, string reason, IReadOnlyList<string> granted, IReadOnlyList<string> missing)
    {
        // A new grant replaces the old one, so it has to include the scopes that were granted before.
        IReadOnlyList<string> required = [.. granted.Union(missing)];
        var asked = required.Count > 0 ? string.Join(", ", required) : "access";
        return new($"{request.Title} can't be called: {reason}. Ask the user for {asked}; CreateAuthorizationRequest of this exception makes the request.")
        {
            Operation = request.Operation.Name,
            UserId = userId,
            MissingScopes = missing,
            RequiredScopes = required,
            NeedsConsent = true,
        };
    }
}
