namespace TwitchHelix.Generator.Specification;

/// <summary>One operation: a method of a path.</summary>
public sealed class SpecOperation(SpecDocument document, string path, SpecNode method, SpecNode node)
{
    public string Path { get; } = path;

    public string Method { get; } = method.Text!;

    public SpecNode Node { get; } = node;

    /// <summary>The location of the verb, where the operation begins.</summary>
    public SpecLocation Location { get; } = method.Location;

    public string Id => Node["operationId"]?.Text ?? $"{Method} {Path}";

    public string? Tag => Node["tags"]?.Items.FirstOrDefault().Text;

    /// <summary>The parameters, with references followed.</summary>
    public IEnumerable<SpecNode> Parameters => (Node["parameters"]?.Items ?? []).Select(document.Follow);

    /// <summary>The kinds of tokens that it takes, each with the sets of scopes of which a token needs one. Empty if it needs no token.</summary>
    public ILookup<string, IReadOnlyList<string>> Tokens => (Node["security"]?.Items ?? []).SelectMany(alternative => alternative.Entries)
        .ToLookup(token => token.Key.Text ?? "", token => (IReadOnlyList<string>)[.. token.Value.Items.Select(scope => scope.Text ?? "")]);

    /// <summary>Whether Twitch may change it without notice.</summary>
    public bool IsBeta => Node.IsTrue("x-beta");

    /// <summary>The look-ups of <c>x-batch</c>.</summary>
    public IEnumerable<SpecNode> LookUps => Node["x-batch"]?.Items ?? [];

    public IEnumerable<(SpecNode Status, SpecNode Response)> Successes =>
        (Node["responses"]?.Entries ?? []).Where(entry => entry.Key.Text is ['2', ..]);

    /// <summary>The media type of the body. Null if there is no body.</summary>
    public SpecNode? BodyContent => Node.At("requestBody", "content")?.Entries.Select(entry => (SpecNode?)entry.Value).FirstOrDefault();

    public SpecNode? Body => BodyContent?["schema"] is { } schema ? document.Follow(schema) : null;

    /// <summary>The media type of the response. Null if it has no content.</summary>
    public (SpecNode Type, SpecNode Content)? ResponseContent =>
        Successes.SelectMany(success => success.Response["content"]?.Entries ?? []).Select(entry => ((SpecNode, SpecNode)?)entry).FirstOrDefault();

    public SpecNode? Response => ResponseContent?.Content["schema"] is { } schema ? document.Follow(schema) : null;

    /// <summary>Finds a query parameter by its name. Null if there is none.</summary>
    public SpecNode? Parameter(string name)
    {
        foreach (var parameter in Parameters)
            if (parameter["name"]?.Text == name)
                return parameter;
        return null;
    }

    /// <summary>Finds the schema of a query parameter, or of a property of the body by its path. Null if there is neither.</summary>
    public SpecNode? Argument(string name) => Parameter(name) is { } parameter
        ? parameter["schema"] is { } schema ? document.Follow(schema) : parameter
        : Property(Body, name);

    /// <summary>Finds a property by its path from the root of a schema, as in <c>data.user_id</c>. Null if there is none.</summary>
    public SpecNode? Property(SpecNode? schema, string path)
    {
        foreach (var name in path.Split('.'))
            schema = schema?.At("properties", name) is { } property ? document.Follow(property) : null;
        return schema;
    }
}
