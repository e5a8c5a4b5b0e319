using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares the scopes that users can grant: the constants of <c>TwitchScopes</c>.</summary>
internal static class ScopeChanges
{
    public static readonly Section Section = new("Scopes", "TwitchScopes", "what users can grant");

    public static IEnumerable<Change> Of(SpecDocument before, SpecDocument now)
    {
        var (old, current) = (Scopes(before), Scopes(now));
        return old.Except(current).Select(scope => Change.Breaking($"`TwitchScopes.{CSharpNames.Pascal(scope)}` (`{scope}`) is gone."))
            .Concat(current.Except(old).Select(scope => Change.Harmless($"`TwitchScopes.{CSharpNames.Pascal(scope)}` (`{scope}`) is new.")));
    }

    private static List<string> Scopes(SpecDocument document) =>
    [
        .. (document.Root.Root.At("components", "securitySchemes", "user", "flows")?.Entries ?? [])
            .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).Select(scope => scope.Key.Text ?? "").Distinct(),
    ];
}
