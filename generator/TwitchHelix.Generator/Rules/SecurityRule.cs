using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every operation says which tokens it takes, with scopes that the root knows; one that takes none says <c>[]</c>. A transport decides among those.</summary>
public sealed class SecurityRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var schemes = document.Root.Root.At("components", "securitySchemes");
        foreach (var operation in document.Operations)
        {
            if (operation.Node["security"] is not { } security)
            {
                yield return new Finding(operation.Location, RuleCodes.Security, $"{operation.Id} needs 'security': the tokens it takes, or [] if it takes none");
                continue;
            }
            foreach (var (scheme, scopes) in security.Items.SelectMany(alternative => alternative.Entries))
            {
                if (schemes?[scheme.Text ?? ""] is not { } known)
                {
                    yield return new Finding(scheme.Location, RuleCodes.Security, $"'{scheme.Text}' is not a token kind; helix.yaml knows {string.Join(", ", (schemes?.Entries ?? []).Select(entry => entry.Key.Text))}");
                    continue;
                }
                foreach (var scope in scopes.Items.Where(scope => !Has(known, scope)))
                    yield return new Finding(scope.Location, RuleCodes.Security, $"'{scope.Text}' is not a scope that helix.yaml lists for '{scheme.Text}'");
            }
            foreach (var (scope, gain) in operation.Node["x-optional-scopes"]?.Entries ?? [])
            {
                if (schemes?["user"] is { } user && !Has(user, scope))
                    yield return new Finding(scope.Location, RuleCodes.Security, $"'{scope.Text}' is not a scope that helix.yaml lists for 'user'");
                if (string.IsNullOrWhiteSpace(gain.Text))
                    yield return new Finding(scope.Location, RuleCodes.Security, $"say what the scope '{scope.Text}' adds to {operation.Id}");
            }
            var methods = operation.Property(operation.Body, "transport.method")?["enum"]?.Items.Select(value => value.Text).ToList() ?? [];
            foreach (var (method, kind) in operation.Node["x-token-by-transport"]?.Entries ?? [])
            {
                if (!methods.Contains(method.Text))
                    yield return new Finding(method.Location, RuleCodes.Security, $"'{method.Text}' is not a value of transport.method in the body of {operation.Id}");
                if (!security.Items.SelectMany(alternative => alternative.Entries).Any(entry => entry.Key.Text == kind.Text))
                    yield return new Finding(kind.Location, RuleCodes.Security, $"'{kind.Text}' is not a token kind that {operation.Id} takes");
            }
        }
    }

    private static bool Has(SpecNode scheme, SpecNode scope) =>
        (scheme["flows"]?.Entries ?? []).Any(flow => flow.Value.At("scopes", scope.Text ?? "") is not null);
}
