using TwitchHelix.Calls;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>Determines the user whose session a subscription belongs to: the one whose token makes it.</summary>
internal static class SessionUser
{
    /// <param name="type">The subscription.</param>
    /// <param name="choice">The token that the caller has chosen.</param>
    /// <param name="options">The options.</param>
    /// <param name="known">Another user with a session, for a subscription that any user can make. Null for none.</param>
    /// <returns>The user's ID. Null to leave the choice to the call, whose exception says what is missing.</returns>
    public static string? Of(EventSubSubscriptionType type, TokenChoice choice, HelixOptions options, string? known)
    {
        if (choice.UserId is { } chosen)
            return chosen;
        if (choice.IsApp || !string.IsNullOrEmpty(options.AccessToken))
            return null;
        var defaultUser = string.IsNullOrEmpty(options.DefaultUserId) ? null : options.DefaultUserId;
        var (user, isOfAnyUser) = EventSubTokens.ActingUser(type);
        return isOfAnyUser ? defaultUser ?? known ?? user : user ?? defaultUser;
    }

    /// <summary>Whether the subscription needs the token of one certain user.</summary>
    public static bool IsFixed(EventSubSubscriptionType type) => !EventSubTokens.ActingUser(type).IsOfAnyUser;
}
