using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// Every operation lists the tokens that it takes, or <c>[]</c>, with scopes from the root. <c>x-token-by-transport</c> refers to these tokens.
/// </summary>
public sealed class SecurityRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var schemes = document.Root.Root.At("components", "securitySchemes");
        foreach (var operation in document.Operations)
        {
            if (operation.Node["security"] is not { } security)
            {
                yield return Wrong(operation.Location, $"{operation.Id} needs 'security', the tokens that it takes, or [] for none");
                continue;
            }
            foreach (var (scheme, scopes) in security.Items.SelectMany(alternative => alternative.Entries))
            {
                if (schemes?[scheme.Text ?? ""] is not { } known)
                {
                    var kinds = string.Join(", ", (schemes?.Entries ?? []).Select(entry => entry.Key.Text));
                    yield return Wrong(scheme.Location, $"'{scheme.Text}' is not a token kind; helix.yaml has {kinds}");
                    continue;
                }
                foreach (var scope in scopes.Items.Where(scope => !Has(known, scope)))
                    yield return Wrong(scope.Location, $"'{scope.Text}' is not a scope that helix.yaml lists for '{scheme.Text}'");
            }
            foreach (var (scope, gain) in operation.Node["x-optional-scopes"]?.Entries ?? [])
            {
                if (schemes?["user"] is { } user && !Has(user, scope))
                    yield return Wrong(scope.Location, $"'{scope.Text}' is not a scope that helix.yaml lists for 'user'");
                if (string.IsNullOrWhiteSpace(gain.Text))
                    yield return Wrong(scope.Location, $"the description of the optional scope '{scope.Text}' of {operation.Id} is empty");
            }
            var methods = operation.Property(operation.Body, "transport.method")?["enum"]?.Items.Select(value => value.Text).ToList() ?? [];
            foreach (var (method, kind) in operation.Node["x-token-by-transport"]?.Entries ?? [])
            {
                if (!methods.Contains(method.Text))
                    yield return Wrong(method.Location, $"'{method.Text}' is not a value of transport.method in the body of {operation.Id}");
                if (!security.Items.SelectMany(alternative => alternative.Entries).Any(entry => entry.Key.Text == kind.Text))
                    yield return Wrong(kind.Location, $"'{kind.Text}' is not a token kind that {operation.Id} takes");
            }
        }
    }

    private static bool Has(SpecNode scheme, SpecNode scope) =>
        (scheme["flows"]?.Entries ?? []).Any(flow => flow.Value.At("scopes", scope.Text ?? "") is not null);

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Security, message);
}
