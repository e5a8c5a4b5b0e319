namespace TwitchHelix.Generator.Specification;

/// <summary>One operation: a method of a path.</summary>
public sealed class SpecOperation(SpecDocument document, string path, SpecNode method, SpecNode node)
{
    public string Path { get; } = path;

    public string Method { get; } = method.Text!;

    public SpecNode Node { get; } = node;

    /// <summary>Where the operation is said to begin: at its verb.</summary>
    public SpecLocation Location { get; } = method.Location;

    public string Id => Node["operationId"]?.Text ?? $"{Method} {Path}";

    public string? Tag => Node["tags"]?.Items.FirstOrDefault().Text;

    /// <summary>The parameters, references followed.</summary>
    public IEnumerable<SpecNode> Parameters => (Node["parameters"]?.Items ?? []).Select(document.Follow);

    /// <summary>The look-ups of <c>x-batch</c>.</summary>
    public IEnumerable<SpecNode> LookUps => Node["x-batch"]?.Items ?? [];

    public IEnumerable<(SpecNode Status, SpecNode Response)> Successes =>
        (Node["responses"]?.Entries ?? []).Where(entry => entry.Key.Text is ['2', ..]);

    /// <summary>The media type of the body, null if there is no body.</summary>
    public SpecNode? BodyContent => Node.At("requestBody", "content")?.Entries.Select(entry => (SpecNode?)entry.Value).FirstOrDefault();

    public SpecNode? Body => BodyContent?["schema"] is { } schema ? document.Follow(schema) : null;

    /// <summary>The media type of the answer, null if it has no content.</summary>
    public (SpecNode Type, SpecNode Content)? ResponseContent =>
        Successes.SelectMany(success => success.Response["content"]?.Entries ?? []).Select(entry => ((SpecNode, SpecNode)?)entry).FirstOrDefault();

    public SpecNode? Response => ResponseContent?.Content["schema"] is { } schema ? document.Follow(schema) : null;

    /// <summary>A query parameter by name.</summary>
    public SpecNode? Parameter(string name)
    {
        foreach (var parameter in Parameters)
            if (parameter["name"]?.Text == name)
                return parameter;
        return null;
    }

    /// <summary>The schema of what a caller gives: a query parameter, or a property of the body by its path; null if there is neither.</summary>
    public SpecNode? Argument(string name) => Parameter(name) is { } parameter
        ? parameter["schema"] is { } schema ? document.Follow(schema) : parameter
        : Property(Body, name);

    /// <summary>A property by its path from the root of a schema, as in <c>data.user_id</c>; null if it does not exist.</summary>
    public SpecNode? Property(SpecNode? schema, string path)
    {
        foreach (var name in path.Split('.'))
            schema = schema?.At("properties", name) is { } property ? document.Follow(property) : null;
        return schema;
    }
}
