using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes which tokens an operation or a type of events takes.</summary>
internal static class TokenSentences
{
    /// <summary>
    /// A sentence for each kind of token. <paramref name="actingUser"/> is the C# parameter or property that names the user: null if it can be any user.
    /// </summary>
    public static IEnumerable<string> Of(SpecOperation operation, string? actingUser) => operation.Tokens is { Count: > 0 } kinds
        ? kinds.Select(kind => Sentence(
            kind.Key, [.. kind.Where(scopes => scopes.Count > 0).Select(scopes => string.Join(" and ", scopes.Select(MarkdownText.Code)))], actingUser))
        : ["No token is needed."];

    public static IEnumerable<string> Of(SpecEventSubType type, string? actingUser)
    {
        foreach (var token in type.Tokens)
        {
            var groups = (token.Text == "app" ? type.Scopes.Concat(type.AppScopes) : type.Scopes).Select(group => group.Select(Code).ToList()).ToList();
            var choices = groups.Select(group => group.Count > 1 && groups.Count > 1 ? $"({string.Join(" or ", group)})" : string.Join(" or ", group));
            yield return Sentence(token.Text, groups.Count > 0 ? [string.Join(" and ", choices)] : [], actingUser);
        }
    }

    private static string Sentence(string? kind, IReadOnlyList<string> scopes, string? actingUser)
    {
        var all = string.Join(" or ", scopes);
        var user = actingUser is null ? "the user" : $"the user of {MarkdownText.Code(actingUser)}";
        return kind switch
        {
            "app" when all.Length > 0 => $"An app access token, if {user} has granted {all} to the application.",
            "app" => "An app access token.",
            "jwt" => "A JWT that the Extension signs.",
            _ => $"A user access token{(actingUser is null ? "" : $" of {user}")}{(all.Length > 0 ? $" with {all}" : "")}.",
        };
    }

    private static string Code(SpecNode scope) => MarkdownText.Code(scope.Text ?? "");
}
