using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Adds the scopes that <c>helix.yaml</c> lacks, in their order, to all flows that need them.</summary>
internal static class ScopeDraft
{
    public static void Add(Scaffold scaffold, IEnumerable<(string Kind, string Scope)> needed)
    {
        // Flows can share their scopes by an alias.
        var seen = new HashSet<(SpecLocation, string)>();
        foreach (var (kind, scope) in needed.OrderBy(each => each.Scope, StringComparer.Ordinal))
            foreach (var (_, flow) in scaffold.Document.Root.Root.At("components", "securitySchemes", kind, "flows")?.Entries ?? [])
                if (flow["scopes"] is { } scopes && scopes[scope] is null && seen.Add((scopes.Location, scope)))
                    Add(scaffold, scopes, scope);
    }

    private static void Add(Scaffold scaffold, SpecNode scopes, string scope)
    {
        SpecNode? following = scopes.Entries.Where(entry => string.CompareOrdinal(entry.Key.Text, scope) > 0).Select(entry => (SpecNode?)entry.Key)
            .FirstOrDefault();
        scaffold.Wrote($"the scope {scope}", scopes.File.Path, scaffold.Edits.Add(scopes, scope, Mark.Of($"what {scope} permits"), before: following));
    }
}
