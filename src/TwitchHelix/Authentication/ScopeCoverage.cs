namespace TwitchHelix.Authentication;

/// <summary>Compares scopes. A scope from before 2020 includes the scopes that replaced it.</summary>
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

    /// <summary>Gets the scopes that are missing for the alternative that lacks the fewest. Empty if the granted scopes suffice.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> granted, IEnumerable<IReadOnlyList<string>> alternatives) =>
        alternatives.Select(needed => (IReadOnlyList<string>)[.. needed.Where(scope => !Covers(granted, scope))])
            .OrderBy(missing => missing.Count).FirstOrDefault() ?? [];

    private static bool Covers(IReadOnlyList<string> granted, string scope) =>
        granted.Any(own => own == scope || (Legacy.TryGetValue(own, out var names) && names.Contains(scope)));
}
