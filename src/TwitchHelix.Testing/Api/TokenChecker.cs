using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.Api;

/// <summary>Checks that a call's token is valid and permits the call.</summary>
internal sealed class TokenChecker(HelixTestServerOptions options, IssuedTokens tokens)
{
    private readonly ExtensionTokenVerifier? extension =
        options.ExtensionSecret is { } secret ? new ExtensionTokenVerifier(secret, options.TimeProvider) : null;

    /// <summary>Returns the error to answer with, or null if the token permits the call.</summary>
    public Answer? Refuse(ReceivedRequest request)
    {
        var operation = request.Operation!;
        if (operation.AcceptedTokens.Count == 0)
            return null;
        if (Answer.Token(request.Authorization, "Bearer") is not { } value)
            return Unauthorized("OAuth token is missing");
        var isOurs = tokens.TryGet(value, out var token);
        if (!isOurs && IssuedTokens.IsOurs(value))
            return Invalid();
        if (request.ClientId is not { } clientId)
            return Unauthorized("Client ID is missing");
        if (token is null)
            return RefuseUnknown(operation, value);
        if (token.ClientId != clientId)
            return Unauthorized("Client ID and OAuth token do not match");
        if (!options.ChecksTokens)
            return null;
        return token.Consent is { } consent ? RefuseUser(request, operation, consent) : RefuseApp(request, operation, token.ClientId);
    }

    public static Answer Invalid() => Unauthorized("Invalid OAuth token");

    private Answer? RefuseUnknown(DescribedOperation operation, string value)
    {
        var takesJwt = operation.AcceptedTokens.Any(accepted => accepted.Kind == "jwt");
        if (takesJwt && extension is not null && value.Count(character => character == '.') == 2)
            return extension.IsGood(value) ? null : Unauthorized("JWT could not be verified");
        return options.AcceptsUnknownTokens || (takesJwt && extension is null) ? null : Invalid();
    }

    private static Answer? RefuseUser(ReceivedRequest request, DescribedOperation operation, Consent consent)
    {
        var accepted = operation.AcceptedTokens.Where(token => token.Kind == "user").ToArray();
        if (accepted.Length == 0)
            return Unauthorized(operation.AcceptedTokens.Any(token => token.Kind == "app") ? "App access token is required" : "JWT is required");
        if (!accepted.Any(token => token.Scopes.All(consent.Scopes.Contains)))
            return MissingScope(accepted);
        return operation.ActingUser is { } name && request.Value(name) is { } id && id != consent.User.Id
            ? Unauthorized($"The ID in {name} must match the user ID found in the request's OAuth token.")
            : null;
    }

    private Answer? RefuseApp(ReceivedRequest request, DescribedOperation operation, string clientId)
    {
        var accepted = operation.AcceptedTokens.Where(token => token.Kind == "app").ToArray();
        if (accepted.Length == 0)
            return Unauthorized(operation.AcceptedTokens.Any(token => token.Kind == "user") ? "Missing User OAUTH Token" : "JWT is required");
        if (!options.ChecksAppTokenGrants || operation.ActingUser is not { } name || request.Value(name) is not { } userId)
            return null;
        return accepted.Any(token => tokens.HasGranted(clientId, userId, token.Scopes)) ? null : MissingScope(accepted);
    }

    private static Answer MissingScope(IEnumerable<AcceptedToken> accepted) =>
        Unauthorized("Missing scope: " + string.Join(" or ", accepted.Select(token => string.Join(" and ", token.Scopes))));

    private static Answer Unauthorized(string message) => Answer.ApiError(401, message);
}
