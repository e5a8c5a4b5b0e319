using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>An EventSub type has all it needs, and a name of its own: it becomes a C# method.</summary>
public sealed class EventSubTypeRule : IRule
{
    private static readonly string[] Needed = ["type", "version", "name", "summary", "tokens", "condition"];
    private static readonly string[] Known = [.. Needed, "scopes", "app_scopes", "beta", "deprecated"];
    private static readonly string[] KnownOfField = ["name", "description", "required"];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var scopes = (document.Root.Root.At("components", "securitySchemes", "user", "flows")?.Entries ?? [])
            .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).Select(scope => scope.Key.Text).ToHashSet();
        foreach (var type in document.EventSubTypes)
        {
            var title = $"{type["type"]?.Text} {type["version"]?.Text}";
            foreach (var key in Needed.Where(key => type[key] is null))
                yield return Wrong(type, $"{title} needs '{key}'");
            foreach (var (key, _) in type.Entries.Where(entry => !Known.Contains(entry.Key.Text)))
                yield return Wrong(key, $"'{key.Text}' has no meaning here; known are {string.Join(", ", Known)}");
            if (type["name"] is { } name && !PascalCase.Is(name.Text))
                yield return Wrong(name, $"the name '{name.Text}' is not PascalCase");
            foreach (var token in (type["tokens"]?.Items ?? []).Where(token => token.Text is not ("app" or "user")))
                yield return Wrong(token, $"'{token.Text}' is neither app nor user");
            foreach (var scope in Scopes(type).Where(scope => !scopes.Contains(scope.Text)))
                yield return Wrong(scope, $"'{scope.Text}' is not a scope that helix.yaml lists for 'user'");
            foreach (var (key, _) in (type["condition"]?.Items ?? []).SelectMany(field => field.Entries).Where(entry => !KnownOfField.Contains(entry.Key.Text)))
                yield return Wrong(key, $"'{key.Text}' has no meaning here; known are {string.Join(", ", KnownOfField)}");
            if (type["deprecated"] is { } reason && reason.Text?.Contains(' ', StringComparison.Ordinal) != true)
                yield return Wrong(reason, $"'deprecated' of {title} needs words: why, and what to use instead");
            foreach (var field in (type["condition"]?.Items ?? []).Where(field => string.IsNullOrWhiteSpace(field["name"]?.Text) || string.IsNullOrWhiteSpace(field["description"]?.Text)))
                yield return Wrong(field, $"a field of the condition of {title} needs a name and a description");
        }
        foreach (var again in document.EventSubTypes.GroupBy(type => type["name"]?.Text).SelectMany(group => group.Skip(1)))
            yield return Wrong(again["name"] ?? again, $"the name '{again["name"]?.Text}' is used twice");
        foreach (var again in document.EventSubTypes.GroupBy(type => (type["type"]?.Text, type["version"]?.Text)).SelectMany(group => group.Skip(1)))
            yield return Wrong(again, $"{again["type"]?.Text} {again["version"]?.Text} stands here twice");
    }

    /// <summary>Every scope that a type names, those of «any one of these» too.</summary>
    private static IEnumerable<SpecNode> Scopes(SpecNode type) =>
        (type["scopes"]?.Items ?? []).Concat(type["app_scopes"]?.Items ?? []).SelectMany(scope => scope.Items.Any() ? scope.Items : [scope]);

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.EventSubType, message);
}
