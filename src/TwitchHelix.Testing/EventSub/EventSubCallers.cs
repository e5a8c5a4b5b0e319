using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Knows the callers of operations by their tokens, what they may subscribe to, and what that costs.</summary>
internal sealed class EventSubCallers(HelixTestServerOptions options, IssuedTokens tokens)
{
    /// <summary>The fields of a condition that name the user who must have granted the scopes, in order of precedence.</summary>
    private static readonly string[] ActingUserFields =
        ["moderator_user_id", "user_id", "broadcaster_user_id", "from_broadcaster_user_id", "to_broadcaster_user_id"];

    public EventSubCaller Of(ReceivedRequest request)
    {
        var value = Answer.Token(request.Authorization, "Bearer") ?? "";
        return tokens.TryGet(value, out var token)
            ? new EventSubCaller(token.ClientId, token.Consent?.User.Id, token.Consent, IsKnown: true)
            : new EventSubCaller(request.ClientId ?? "", value, null, IsKnown: false);
    }

    /// <summary>Returns the error if the token doesn't permit a subscription.</summary>
    public Answer? Refuse(EventSubCaller caller, EventSubSubscriptionType type, bool isOverWebSocket)
    {
        if (!options.ChecksTokens)
            return null;
        if (isOverWebSocket ? caller.IsApp : caller.IsUser)
            return Answer.ApiError(400, "invalid transport and auth combination");
        var kind = isOverWebSocket ? HelixTokenKind.User : HelixTokenKind.App;
        var accepted = type.AcceptedTokens.Where(each => each.Kind == kind).ToList();
        if (type.AcceptedTokens.Count > 0 && accepted.Count == 0)
            return Answer.ApiError(400, "invalid transport and auth combination");
        if (accepted.All(each => each.Scopes.Count == 0) || !caller.IsKnown)
            return null;
        var user = ActingUser(type);
        var isPermitted = caller.Consent is { } consent
            ? (user is null || user == caller.UserId) && accepted.Any(each => each.Scopes.All(consent.Scopes.Contains))
            : !options.ChecksAppTokenGrants || user is null
                || accepted.Any(each => tokens.HasGranted(caller.ClientId, user, [.. each.Scopes]));
        return isPermitted ? null : Answer.ApiError(403, "subscription missing proper authorization");
    }

    /// <summary>Returns 0 if the type needs authorization, names no user, or names one who has authorized the application. Otherwise 1.</summary>
    public int Cost(EventSubCaller caller, EventSubSubscriptionType type)
    {
        if (type.AcceptedTokens.Any(each => each.Scopes.Count > 0))
            return 0;
        var users = ActingUserFields.Select(type.Condition.GetValueOrDefault).Where(user => !string.IsNullOrEmpty(user)).ToList();
        return users.Count == 0 || users.Exists(user => tokens.HasAuthorized(caller.ClientId, user!)) ? 0 : 1;
    }

    /// <summary>Returns the user without whose grant there is no such subscription. Null for none.</summary>
    public static string? Granter(EventSubSubscriptionType type) =>
        type.AcceptedTokens.Count > 0 && type.AcceptedTokens.All(each => each.Scopes.Count > 0) ? ActingUser(type) : null;

    private static string? ActingUser(EventSubSubscriptionType type) =>
        ActingUserFields.Select(type.Condition.GetValueOrDefault).FirstOrDefault(user => !string.IsNullOrEmpty(user));
}
