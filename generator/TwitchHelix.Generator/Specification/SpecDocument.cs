namespace TwitchHelix.Generator.Specification;

/// <summary>The specification: <c>helix.yaml</c>, <c>resources/*.yaml</c> and <c>eventsub-types.yaml</c>.</summary>
public sealed class SpecDocument
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    private SpecDocument(SpecFile root, IReadOnlyList<SpecFile> resources, SpecFile? eventSubTypes)
    {
        Root = root;
        Files = [root, .. resources];
        EventSubTypes = [.. eventSubTypes?.Root["types"]?.Items ?? []];
        Operations = [.. Files.SelectMany(OperationsOf)];
    }

    public SpecFile Root { get; }

    /// <summary>The OpenAPI files: first the root, then the resources by name.</summary>
    public IReadOnlyList<SpecFile> Files { get; }

    /// <summary>The types of EventSub subscriptions. Empty if there is no such file.</summary>
    public IReadOnlyList<SpecNode> EventSubTypes { get; }

    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <exception cref="SpecException">A file can't be read.</exception>
    public static SpecDocument Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        var root = SpecFile.Load(Path.Combine(folder, "helix.yaml"));
        var resources = Path.Combine(folder, "resources");
        string[] paths = Directory.Exists(resources) ? Directory.GetFiles(resources, "*.yaml") : [];
        var eventSubTypes = Path.Combine(folder, "eventsub-types.yaml");
        return new SpecDocument(
            root,
            [.. paths.Order(StringComparer.Ordinal).Select(SpecFile.Load)],
            File.Exists(eventSubTypes) ? SpecFile.Load(eventSubTypes) : null);
    }

    /// <summary>All components of a kind (<c>schemas</c>, <c>parameters</c>, …) in all files.</summary>
    public IEnumerable<(SpecNode Name, SpecNode Component)> Components(string kind) =>
        Files.SelectMany(file => file.Root.At("components", kind)?.Entries ?? []);

    /// <summary>Returns the target of a <c>$ref</c>, or the node itself if it is no reference or has no target.</summary>
    public SpecNode Follow(SpecNode node) => Target(ReferenceIn(node)) ?? node;

    /// <summary>
    /// The <c>$ref</c> of a node: its own, or that of the only item of its <c>allOf</c>. OpenAPI 3.0 needs the second form for keys beside a
    /// reference.
    /// </summary>
    public static SpecNode? ReferenceIn(SpecNode node) =>
        node["$ref"] ?? (node["allOf"]?.Items.ToList() is [var only] ? only["$ref"] : null);

    /// <summary>Finds the component that a <c>$ref</c> points to. Null if there is none.</summary>
    public SpecNode? Target(SpecNode? reference)
    {
        if (reference is null || SpecReference.Parse(reference.Value) is not { } target)
            return null;
        var file = Files.FirstOrDefault(file => file.Path == target.File);
        return file?.Root.At("components", target.Kind, target.Name);
    }

    /// <summary>Whether a query parameter is a list, which becomes a repeated key.</summary>
    public bool IsRepeated(SpecNode parameter) => parameter["schema"] is { } schema && Follow(schema)["type"]?.Text == "array";

    /// <summary>Finds the source of a place in the bundled document, or the nearest parent that has one.</summary>
    public SpecLocation Locate(string jsonPointer)
    {
        var keys = jsonPointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(key => key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToArray();
        // The bundle merges paths and components of all files. The first keys decide which file it is.
        var owner = Files.FirstOrDefault(file => file.Root.At(keys.Take(keys is ["components", ..] ? 3 : 2)) is not null) ?? Root;
        var place = owner.Root;
        foreach (var key in keys)
        {
            if (Follow(place).At(key) is not { } child)
                break;
            place = child;
        }
        return place.Location;
    }

    private IEnumerable<SpecOperation> OperationsOf(SpecFile file) =>
        from path in file.Root["paths"]?.Entries ?? []
        from method in path.Value.Entries
        where Verbs.Contains(method.Key.Text)
        select new SpecOperation(this, path.Key.Text!, method.Key, method.Value);
}
