namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Changes to the tokens and scopes of an entry.</summary>
internal static class TokenMutations
{
    private const string Scope = "fruit:read:apples";

    public static readonly IReadOnlyList<Mutation> All =
    [
        Mutation.Of("a kind of token more", (random, entry) =>
        {
            if (random.Pick(new[] { "user", "app", "jwt" }.Except(entry.Tokens.Select(token => token.Kind))) is not { } kind)
                return null;
            entry.Tokens.Insert(random.Next(entry.Tokens.Count + 1), new SiteToken { Kind = kind });
            return kind;
        }),
        Mutation.Of("a kind of token less", (random, entry) =>
        {
            if (random.Pick(entry.Tokens)?.Kind is not { } kind)
                return null;
            entry.Tokens.RemoveAll(token => token.Kind == kind);
            return kind;
        }),
        Grant("a scope more", grant => grant.Scopes.Count > 0, (random, grant) => grant.Scopes.Insert(random.Next(grant.Scopes.Count + 1), Scope)),
        Grant("a scope less", grant => grant.Scopes.Count > 1, (random, grant) => grant.Scopes.TakeAt(random.Next(grant.Scopes.Count))),
        Grant("another scope", grant => grant.Scopes.Count > 0, (random, grant) => grant.Scopes[random.Next(grant.Scopes.Count)] = Scope),
        Grant("and instead of or", grant => grant.Scopes.Count > 1 && !grant.IsAll, (_, grant) => grant.IsAll = true),
        Grant("or instead of and", grant => grant.Scopes.Count > 1 && grant.IsAll, (_, grant) => grant.IsAll = false),
        Mutation.Of("a scope where none was needed", (random, entry) =>
        {
            if (random.Pick(entry.Tokens.Where(token => token is { Kind: not "jwt", Grants: [] })) is not { } token)
                return null;
            token.Grants.Add(new SiteGrant { Scopes = [Scope] });
            return token.Kind;
        }),
        Mutation.Of("no scope where one was needed", (random, entry) =>
        {
            if (random.Pick(entry.Tokens.Where(token => token.Grants.Count > 0)) is not { } token)
                return null;
            token.Grants.Clear();
            return token.Kind;
        }),
    ];

    private static Mutation Grant(string kind, Func<SiteGrant, bool> fits, Action<Random, SiteGrant> change) => Mutation.Of(kind, (random, entry) =>
    {
        if (random.Pick(entry.Tokens.SelectMany(token => token.Grants).Where(fits)) is not { } grant)
            return null;
        var scopes = string.Join(", ", grant.Scopes);
        change(random, grant);
        return $"{scopes} → {string.Join(", ", grant.Scopes)}";
    });
}
