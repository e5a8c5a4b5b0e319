namespace TwitchHelix.Generator.Specification;

/// <summary>Walks the schemas of a document.</summary>
public static class SpecSchemas
{
    /// <summary>
    /// All schemas of the document, including nested ones, each at its own location. Components have <c>Named</c>.
    /// </summary>
    public static IEnumerable<(SpecNode Schema, bool Named)> All(SpecDocument document)
    {
        foreach (var (_, component) in document.Components("schemas"))
        {
            yield return (component, true);
            foreach (var inner in Inside(component))
                yield return (inner, false);
        }
        foreach (var schema in Uses(document).SelectMany(schema => Inside(schema).Prepend(schema)))
            yield return (schema, false);
    }

    /// <summary>The schemas of parameters, bodies and responses.</summary>
    public static IEnumerable<SpecNode> Uses(SpecDocument document)
    {
        var parameters = document.Components("parameters").Select(entry => entry.Component)
            .Concat(document.Operations.SelectMany(operation => operation.Node["parameters"]?.Items ?? []));
        var contents = document.Operations.SelectMany(operation =>
                operation.Node["responses"]?.Entries.Select(entry => entry.Value).Append(operation.Node["requestBody"] ?? operation.Node) ?? [])
            .Concat(document.Components("responses").Select(entry => entry.Component))
            .SelectMany(holder => holder["content"]?.Entries ?? []).Select(entry => entry.Value);
        return parameters.Concat(contents).Select(holder => holder["schema"]).OfType<SpecNode>();
    }

    /// <summary>The schemas of all events.</summary>
    public static IEnumerable<SpecNode> Events(SpecDocument document) => document.EventSubTypes.Select(type => type.Event?.Schema).OfType<SpecNode>();

    /// <summary>The properties of a schema, with their names.</summary>
    public static IEnumerable<(SpecNode Name, SpecNode Schema)> Properties(SpecNode schema) => schema["properties"]?.Entries ?? [];

    /// <summary>The schemas that can be reached from a schema, including itself.</summary>
    public static IEnumerable<SpecNode> Reachable(SpecDocument document, SpecNode schema)
    {
        var seen = new HashSet<SpecNode>();
        var open = new Stack<SpecNode>([document.Follow(schema)]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
                continue;
            foreach (var inner in Inside(next))
                open.Push(document.Follow(inner));
        }
        return seen;
    }

    private static IEnumerable<SpecNode> Inside(SpecNode schema)
    {
        var children = Properties(schema).Select(entry => entry.Schema)
            .Concat(schema["allOf"]?.Items ?? []).Concat(schema["oneOf"]?.Items ?? []).Concat(schema["anyOf"]?.Items ?? []);
        if (schema["items"] is { } items)
            children = children.Append(items);
        if (schema["additionalProperties"] is { IsMapping: true } values)
            children = children.Append(values);
        return children.SelectMany(child => Inside(child).Prepend(child));
    }
}
