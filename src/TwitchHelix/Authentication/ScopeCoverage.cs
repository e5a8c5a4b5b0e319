namespace TwitchHelix.Authentication;

/// <summary>Which scopes a token's scopes stand for: themselves, and what Twitch's names of before 2020 became.</summary>
internal static class ScopeCoverage
{
    private static readonly Dictionary<string, string[]> Legacy = new(StringComparer.Ordinal)
    {
        ["channel_commercial"] = [TwitchScopes.ChannelEditCommercial],
        ["channel_editor"] = [TwitchScopes.ChannelManageBroadcast],
        ["channel_read"] = [TwitchScopes.ChannelReadStreamKey],
        ["channel_subscriptions"] = [TwitchScopes.ChannelReadSubscriptions],
        ["user:edit:broadcast"] = [TwitchScopes.ChannelManageBroadcast, TwitchScopes.ChannelManageExtensions],
        ["user_blocks_edit"] = [TwitchScopes.UserManageBlockedUsers],
        ["user_blocks_read"] = [TwitchScopes.UserReadBlockedUsers],
        ["user_read"] = [TwitchScopes.UserReadEmail],
        ["user_subscriptions"] = [TwitchScopes.UserReadSubscriptions],
    };

    /// <summary>The scopes that a token would have to have besides, for any one of the alternatives: the fewest. Empty if it has all it needs.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> granted, IEnumerable<IReadOnlyList<string>> alternatives) =>
        alternatives.Select(needed => (IReadOnlyList<string>)[.. needed.Where(scope => !Covers(granted, scope))])
            .OrderBy(missing => missing.Count).FirstOrDefault() ?? [];

    private static bool Covers(IReadOnlyList<string> granted, string scope) =>
        granted.Any(own => own == scope || (Legacy.TryGetValue(own, out var names) && names.Contains(scope)));
}
