namespace TwitchHelix.Authentication;

/// <summary>Says what a user has not granted, and where it can be granted.</summary>
internal sealed class MissingConsent(ITwitchIdentity identity, HelixOptions options)
{
    /// <summary>Where a user is sent back to if the options don't say; it shows the code in the browser's address.</summary>
    private static readonly Uri OwnMachine = new("http://localhost");

    public HelixAuthorizationException Token(HelixOperation operation, string userId) =>
        Because(operation, userId, $"there is no token of user {userId}", granted: [], Fewest(operation, []));

    public HelixAuthorizationException Consent(HelixOperation operation, HelixToken token) =>
        Because(operation, token.UserId, $"the token of user {token.UserId} has ended and Twitch does not renew it", token.Scopes, Fewest(operation, token.Scopes));

    public HelixAuthorizationException Scopes(HelixOperation operation, HelixToken token, IReadOnlyList<string> missing) =>
        Because(operation, token.UserId, $"the token of user {token.UserId} lacks {string.Join(", ", missing)}", token.Scopes, missing);

    private static IReadOnlyList<string> Fewest(HelixOperation operation, IReadOnlyList<string> granted) =>
        ScopeCoverage.Missing(granted, operation.ScopesOf(HelixTokenKind.User));

    private HelixAuthorizationException Because(HelixOperation operation, string userId, string reason, IReadOnlyList<string> granted, IReadOnlyList<string> missing)
    {
        // A new grant replaces the old one, so it asks for what was granted before as well.
        var link = identity.CreateAuthorizationUrl(new AuthorizationRequest { Scopes = [.. granted.Union(missing)], State = "", RedirectUri = options.RedirectUri ?? OwnMachine });
        return new($"{operation.Name} can't be called: {reason}. The user can grant it at {link.AbsoluteUri}")
        {
            Operation = operation.Name,
            UserId = userId,
            MissingScopes = missing,
            NeedsConsent = true,
            AuthorizationUrl = link,
        };
    }
}
