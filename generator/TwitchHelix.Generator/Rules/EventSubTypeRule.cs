using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An EventSub type is complete, and has a unique name, because it becomes a C# method. The fields of its condition become the parameters, and have
/// the same order in all types. Its events have a schema of their own, whose class tells what has happened.
/// </summary>
public sealed class EventSubTypeRule : IRule
{
    private static readonly string[] Needed = ["type", "version", "name", "summary", "tokens", "condition", "event", "examples"];
    private static readonly string[] Known = [.. Needed, "scopes", "app_scopes", "acting_user", "beta", "deprecated", "batched", "transports"];
    private static readonly string[] Transports = ["webhook", "websocket", "conduit"];
    private static readonly string[] KnownOfField = ["name", "description", "required", "since"];
    private static readonly string Order = $"{string.Join(", ", ConditionOrder.Roles)}, then the others";

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var scopes = (document.Root.Root.At("components", "securitySchemes", "user", "flows")?.Entries ?? [])
            .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).Select(scope => scope.Key.Text).ToHashSet();
        foreach (var described in document.EventSubTypes)
        {
            var (type, title) = (described.Node, described.ToString());
            foreach (var key in Needed.Where(key => type[key] is null))
                yield return Wrong(type, $"{title} needs '{key}'");
            foreach (var (key, _) in type.Entries.Where(entry => !Known.Contains(entry.Key.Text)))
                yield return Wrong(key, $"'{key.Text}' is not a known key; known are {string.Join(", ", Known)}");
            if (type["name"] is { } name && !PascalCase.Is(name.Text))
                yield return Wrong(name, $"the name '{name.Text}' is not PascalCase");
            foreach (var token in described.Tokens.Where(token => token.Text is not ("app" or "user")))
                yield return Wrong(token, $"'{token.Text}' is neither app nor user");
            foreach (var transport in (type["transports"]?.Items ?? []).Where(transport => !Transports.Contains(transport.Text)))
                yield return Wrong(transport, $"'{transport.Text}' is not a transport; known are {string.Join(", ", Transports)}");
            if (type["transports"] is { IsList: false } transports)
                yield return Wrong(transports, $"'transports' of {title} must be a list");
            foreach (var scope in Scopes(described).Where(scope => !scopes.Contains(scope.Text)))
                yield return Wrong(scope, $"'{scope.Text}' is not a scope that helix.yaml lists for 'user'");
            if (type["event"] is { } told && (told["$ref"] is null || (described.Event is { } schema && schema.Name != described.Name + "Event")))
                yield return Wrong(told, $"the event of {title} must be a reference to a schema of its own, '{described.Name}Event'");
            foreach (var example in described.Examples.Where(example => !example.IsMapping))
                yield return Wrong(example, $"an example of {title} must be an event");
            if (ActingUser(described) is { } wrongUser)
                yield return wrongUser;
            foreach (var (key, _) in described.Condition.SelectMany(field => field.Entries).Where(entry => !KnownOfField.Contains(entry.Key.Text)))
                yield return Wrong(key, $"'{key.Text}' is not a known key; known are {string.Join(", ", KnownOfField)}");
            if (type["deprecated"] is { } reason && reason.Text?.Contains(' ', StringComparison.Ordinal) != true)
                yield return Wrong(reason, $"'deprecated' of {title} must say why, and what to use instead");
            foreach (var field in described.Condition
                .Where(field => string.IsNullOrWhiteSpace(field["name"]?.Text) || string.IsNullOrWhiteSpace(field["description"]?.Text)))
                yield return Wrong(field, $"a field of the condition of {title} needs a name and a description");
            // What is newer comes last.
            var fields = described.Condition.Where(field => field["since"] is null).ToList();
            foreach (var (before, field) in fields.Zip(fields.Skip(1)).Where(pair => Rank(pair.First) > Rank(pair.Second)))
                yield return Wrong(
                    field,
                    $"'{field["name"]?.Text}' of {title} must come before '{before["name"]?.Text}': {Order}");
        }
        foreach (var again in document.EventSubTypes.GroupBy(type => type.Name).SelectMany(group => group.Skip(1)))
            yield return Wrong(again.Node["name"] ?? again.Node, $"the name '{again.Name}' is used twice");
        foreach (var again in document.EventSubTypes.GroupBy(type => (type.Type, type.Version)).SelectMany(group => group.Skip(1)))
            yield return Wrong(again.Node, $"{again} is listed twice");
    }

    /// <summary>A type with scopes names the field of the condition whose user must have granted them.</summary>
    private static Finding? ActingUser(SpecEventSubType type)
    {
        var hasScopes = Scopes(type).Any();
        if (type.Node["acting_user"] is not { } actingUser)
            return hasScopes ? Wrong(type.Node, $"{type} needs 'acting_user', the field of the condition whose user must have granted the scopes") : null;
        if (!hasScopes)
            return Wrong(actingUser, $"{type} has 'acting_user' but no scopes");
        return type.Condition.Any(field => field["name"]?.Text == actingUser.Text && field.IsTrue("required"))
            ? null
            : Wrong(actingUser, $"'{actingUser.Text}' is not a required field of the condition of {type}");
    }

    private static int Rank(SpecNode field) => ConditionOrder.Rank(field["name"]?.Text);

    /// <summary>All scopes of a type, with all alternatives.</summary>
    private static IEnumerable<SpecNode> Scopes(SpecEventSubType type) => type.Scopes.Concat(type.AppScopes).SelectMany(any => any);

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.EventSubType, message);
}
