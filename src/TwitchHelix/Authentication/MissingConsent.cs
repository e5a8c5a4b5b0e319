namespace TwitchHelix.Authentication;

/// <summary>Says what a user has not granted, and what to ask that user for.</summary>
internal static class MissingConsent
{
    public static HelixAuthorizationException Token(HelixOperation operation, string userId) =>
        Because(operation, userId, $"there is no token of user {userId}", granted: [], Fewest(operation, []));

    public static HelixAuthorizationException Consent(HelixOperation operation, HelixToken token) =>
        Because(operation, token.UserId, $"the token of user {token.UserId} has ended and Twitch does not renew it", token.Scopes ?? [], Fewest(operation, token.Scopes ?? []));

    public static HelixAuthorizationException Scopes(HelixOperation operation, HelixToken token, IReadOnlyList<string> missing) =>
        Because(operation, token.UserId, $"the token of user {token.UserId} lacks {string.Join(", ", missing)}", token.Scopes ?? [], missing);

    private static IReadOnlyList<string> Fewest(HelixOperation operation, IReadOnlyList<string> granted) =>
        ScopeCoverage.Missing(granted, operation.ScopesOf(HelixTokenKind.User));

    private static HelixAuthorizationException Because(
        HelixOperation operation, string userId, string reason, IReadOnlyList<string> granted, IReadOnlyList<string> missing)
    {
        // A new grant replaces the old one, so it asks for what was granted before as well.
        IReadOnlyList<string> required = [.. granted.Union(missing)];
        var asked = required.Count > 0 ? string.Join(", ", required) : "access";
        return new($"{operation.Name} can't be called: {reason}. Ask the user for {asked}; CreateAuthorizationRequest of this exception makes the request.")
        {
            Operation = operation.Name,
            UserId = userId,
            MissingScopes = missing,
            RequiredScopes = required,
            NeedsConsent = true,
        };
    }
}
