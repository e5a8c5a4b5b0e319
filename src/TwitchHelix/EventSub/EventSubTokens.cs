using TwitchHelix.Authentication;

namespace TwitchHelix;

/// <summary>The token of a subscription: its transport decides the kind, its type the scopes and the user.</summary>
internal static class EventSubTokens
{
    /// <summary>The fields of a condition that name a user, in this order if the type doesn't say which one acts.</summary>
    private static readonly string[] UsualUserFields =
        ["moderator_user_id", "user_id", "broadcaster_user_id", "from_broadcaster_user_id", "to_broadcaster_user_id"];

    /// <param name="body">The subscription to create.</param>
    /// <param name="kinds">The kind of token that each transport takes.</param>
    /// <returns>The tokens that create it; null if the transport is not known, so that nothing is known of them.</returns>
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
            // Without scopes nobody has to have granted any. What Twitch knows of a new type, the library doesn't.
            IsOfAnyUser = type?.ActingUserField is null,
            Refusal = type is null || type.Kinds.Contains(kind) ? null
                : $"that transport takes {Named(kind)}, and {name} takes {string.Join(" or ", type.Kinds.Select(Named))}. Use another transport",
        };
    }

    private static string? User(IReadOnlyDictionary<string, string>? condition, string? field) =>
        (field is null ? UsualUserFields : [field])
            .Select(each => condition is not null && condition.TryGetValue(each, out var user) ? user : null)
            .FirstOrDefault(user => !string.IsNullOrEmpty(user));

    private static string Named(HelixTokenKind kind) => kind == HelixTokenKind.App ? "an app token" : "a user token";
}
