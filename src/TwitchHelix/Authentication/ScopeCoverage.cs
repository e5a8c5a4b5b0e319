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

    /// <summary>Gets the scopes that are missing for the token that lacks the fewest. Empty if the granted scopes suffice.</summary>
    /// <param name="granted">The scopes of the token that is there.</param>
    /// <param name="accepted">The tokens that a call takes.</param>
    /// <param name="kind">The kind of the token that is there.</param>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> granted, IReadOnlyList<HelixAcceptedToken> accepted, HelixTokenKind kind)
    {
        List<string>? fewest = null;
        // Every call comes here: loops allocate nothing.
        for (var i = 0; i < accepted.Count; i++)
        {
            if (accepted[i].Kind != kind)
                continue;
            if (Missing(granted, accepted[i].Scopes) is not { } missing)
                return [];
            if (fewest is null || missing.Count < fewest.Count)
                fewest = missing;
        }
        return fewest ?? [];
    }

    private static List<string>? Missing(IReadOnlyList<string> granted, IReadOnlyList<string> needed)
    {
        List<string>? missing = null;
        for (var i = 0; i < needed.Count; i++)
            if (!Covers(granted, needed[i]))
                (missing ??= []).Add(needed[i]);
        return missing;
    }

    private static bool Covers(IReadOnlyList<string> granted, string scope)
    {
        for (var i = 0; i < granted.Count; i++)
            if (granted[i] == scope || (Legacy.TryGetValue(granted[i], out var names) && names.Contains(scope)))
                return true;
        return false;
    }
}
