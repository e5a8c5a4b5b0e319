namespace TwitchHelix.Authentication;

/// <summary>Which scopes a token's scopes stand for: themselves, and what Twitch's names of before 2020 became.</summary>
internal static class ScopeCoverage
{
    private static readonly Dictionary<string, string[]> Legacy = new(StringComparer.Ordinal)
    {
        ["channel_commercial"] = ["channel:edit:commercial"],
        ["channel_editor"] = ["channel:manage:broadcast"],
        ["channel_read"] = ["channel:read:stream_key"],
        ["channel_subscriptions"] = ["channel:read:subscriptions"],
        ["user:edit:broadcast"] = ["channel:manage:broadcast", "channel:manage:extensions"],
        ["user_blocks_edit"] = ["user:manage:blocked_users"],
        ["user_blocks_read"] = ["user:read:blocked_users"],
        ["user_read"] = ["user:read:email"],
        ["user_subscriptions"] = ["user:read:subscriptions"],
    };

    /// <summary>The scopes that a token would have to have besides, for any one of the alternatives: the fewest. Empty if it has all it needs.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> granted, IEnumerable<IReadOnlyList<string>> alternatives) =>
        alternatives.Select(needed => (IReadOnlyList<string>)[.. needed.Where(scope => !Covers(granted, scope))])
            .OrderBy(missing => missing.Count).FirstOrDefault() ?? [];

    private static bool Covers(IReadOnlyList<string> granted, string scope) =>
        granted.Any(own => own == scope || (Legacy.TryGetValue(own, out var names) && names.Contains(scope)));
}
