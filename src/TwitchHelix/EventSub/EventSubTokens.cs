using TwitchHelix.Calls;


namespace TwitchHelix.EventSub;

/// <summary>Determines the token of a subscription: the transport decides the kind, the type decides scopes and user.</summary>
internal static class EventSubTokens
{
    /// <summary>The fields of a condition that can name the acting user, in order of precedence. For types that don't name theirs.</summary>
    private static readonly string[] UsualUserFields =
        ["moderator_user_id", "user_id", "broadcaster_user_id", "from_broadcaster_user_id", "to_broadcaster_user_id"];

    /// <param name="body">The subscription to create.</param>
    /// <param name="kinds">The kind of token that each transport takes.</param>
    /// <returns>The tokens that can create it. Null if the transport is unknown.</returns>
    public static CallTokens? Of(CreateEventSubSubscriptionBody body, params (EventSubTransportMethod Method, HelixTokenKind Kind)[] kinds)
    {
        var method = body.Transport?.Method ?? default;
        if (Array.FindIndex(kinds, each => each.Method == method) is var index && index < 0)
            return null;
        var kind = kinds[index].Kind;
        var type = EventSubTypeTokens.Find(body.Type, body.Version);
        var name = $"{body.Type} {body.Version}";
        return new CallTokens($"{name} over {kinds[index].Method}", type is null ? [new(kind)] : [.. type.Accepted.Where(token => token.Kind == kind)])
        {
            User = User(body.Condition, type?.ActingUserField),
            IsOfAnyUser = IsOfAnyUser(type),
            Refusal = type is null || type.Kinds.Contains(kind) ? null
                : $"that transport takes {Named(kind)}, and {name} takes {string.Join(" or ", type.Kinds.Select(Named))}. Use another transport",
        };
    }

    /// <summary>Determines the user whose token creates a subscription of this type over a WebSocket.</summary>
    /// <returns>The user that the condition names, null if it names none; and whether another user's token will do as well.</returns>
    public static (string? User, bool IsOfAnyUser) ActingUser(EventSubSubscriptionType subscription)
    {
        var type = EventSubTypeTokens.Find(subscription.Type, subscription.Version);
        return (User(subscription.Condition, type?.ActingUserField), IsOfAnyUser(type));
    }

    // A type without an acting user needs no grant. For an unknown type Twitch decides.
    private static bool IsOfAnyUser(EventSubTypeTokens? type) => type?.ActingUserField is null;

    private static string? User(IReadOnlyDictionary<string, string>? condition, string? field) =>
        (field is null ? UsualUserFields : [field])
            .Select(each => condition is not null && condition.TryGetValue(each, out var user) ? user : null)
            .FirstOrDefault(user => !string.IsNullOrEmpty(user));

    private static string Named(HelixTokenKind kind) => kind == HelixTokenKind.App ? "an app token" : "a user token";
}
