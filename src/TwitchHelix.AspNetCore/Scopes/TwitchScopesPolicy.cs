namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>The name of a policy that requires scopes, which has all that the policy is made from.</summary>
internal static class TwitchScopesPolicy
{
    private const string Prefix = "urn:twitch:scopes:";
    private const char End = '\n';

    /// <param name="scopes">The scopes.</param>
    /// <param name="policy">The policy of the app that has to be met, too. Null for its default policy.</param>
    public static string NameOf(IEnumerable<string> scopes, string? policy) => Prefix + string.Join(' ', scopes) + End + policy;

    /// <returns>False if it is a policy of the app.</returns>
    public static bool TryRead(string name, out string[] scopes, out string? policy)
    {
        (scopes, policy) = ([], null);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || name.IndexOf(End) is not (>= 0 and var end))
            return false;
        scopes = name[Prefix.Length..end].Split(' ');
        policy = end + 1 < name.Length ? name[(end + 1)..] : null;
        return true;
    }
}
