using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Makes the tokens of operations and types, in the forms that pages have.</summary>
internal static class SpecTokens
{
    public static List<SiteToken> Of(SpecOperation operation)
    {
        var alternatives = (operation.Node["security"]?.Items ?? []).SelectMany(alternative => alternative.Entries)
            .Select(entry => (Kind: entry.Key.Text!, Scopes: entry.Value.Items.Select(scope => scope.Text!).ToList())).ToList();
        var remark = operation.Node["x-optional-scopes"]?.Entries.Select(scope => $"**{scope.Key.Text}**").FirstOrDefault() is { } optional
            ? $"To get more, the token must include the {optional} scope."
            : null;
        return
        [
            .. alternatives.GroupBy(alternative => alternative.Kind, alternative => alternative.Scopes)
                .SelectMany(kind => Tokens(kind.Key, [.. kind], remark)),
        ];
    }

    public static List<SiteToken> Of(SpecEventSubType type) =>
        [
            .. type.Tokens.Select(kind => new SiteToken
            {
                Kind = kind.Text!,
                Grants = [.. Grants(type.Scopes), .. kind.Text == "app" ? Grants(type.AppScopes) : []],
            }),
        ];

    /// <summary>The bullets of one kind: single scopes are in one, unless they are scopes of different users.</summary>
    private static IEnumerable<SiteToken> Tokens(string kind, List<List<string>> alternatives, string? remark)
    {
        if (alternatives.Exists(scopes => scopes.Count == 0))
        {
            yield return new SiteToken { Kind = kind, Remark = kind == "user" ? remark : null };
            yield break;
        }
        foreach (var person in alternatives.Where(scopes => scopes.Count == 1).Select(scopes => scopes[0]).GroupBy(scope => scope.Split(':')[0]))
            yield return new SiteToken { Kind = kind, Grants = [new SiteGrant { Scopes = [.. person] }], Remark = kind == "user" ? remark : null };
        foreach (var (scopes, index) in alternatives.Where(scopes => scopes.Count > 1).Select((scopes, index) => (scopes, index)))
            yield return new SiteToken
            {
                Kind = kind,
                Grants = (index + scopes[0].Length) % 2 == 0 && kind == "app"
                    ? [.. scopes.Select(scope => new SiteGrant { Scopes = [scope] })]
                    : [new SiteGrant { Scopes = scopes, IsAll = true }],
            };
    }

    private static List<SiteGrant> Grants(IEnumerable<IEnumerable<SpecNode>> groups) =>
        [.. groups.Select(group => new SiteGrant { Scopes = [.. group.Select(scope => scope.Text!)] })];
}
