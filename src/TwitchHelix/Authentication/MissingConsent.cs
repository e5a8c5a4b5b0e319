using TwitchHelix.Http;

namespace TwitchHelix.Authentication;

/// <summary>Says what a user has not granted, and where it can be granted.</summary>
internal sealed class MissingConsent(ITwitchIdentity identity, HelixOptions options)
{
    /// <summary>Where a user is sent back to if the options don't say; it shows the code in the browser's address.</summary>
    private static readonly Uri OwnMachine = new("http://localhost");

    public HelixAuthorizationException Token(HelixRequest request, string userId) =>
        Because(request, userId, $"there is no token of user {userId}", granted: [], Fewest(request, []));

    public HelixAuthorizationException Consent(HelixRequest request, HelixToken token) =>
        Because(request, token.UserId, $"the token of user {token.UserId} has ended and Twitch does not renew it", token.Scopes, Fewest(request, token.Scopes));

    public HelixAuthorizationException Scopes(HelixRequest request, HelixToken token, IReadOnlyList<string> missing) =>
        Because(request, token.UserId, $"the token of user {token.UserId} lacks {string.Join(", ", missing)}", token.Scopes, missing);

    private static IReadOnlyList<string> Fewest(HelixRequest request, IReadOnlyList<string> granted) =>
        ScopeCoverage.Missing(granted, request.ScopesOf(HelixTokenKind.User));

    private HelixAuthorizationException Because(HelixRequest request, string userId, string reason, IReadOnlyList<string> granted, IReadOnlyList<string> missing)
    {
        // A new grant replaces the old one, so it asks for what was granted before as well.
        var link = identity.CreateAuthorizationUrl(new AuthorizationRequest { Scopes = [.. granted.Union(missing)], State = "", RedirectUri = options.RedirectUri ?? OwnMachine });
        return new($"{request.Title} can't be called: {reason}. The user can grant it at {link.AbsoluteUri}")
        {
            Operation = request.Operation.Name,
            UserId = userId,
            MissingScopes = missing,
            NeedsConsent = true,
            AuthorizationUrl = link,
        };
    }
}
