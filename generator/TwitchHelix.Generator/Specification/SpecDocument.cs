using System.Collections.Concurrent;

namespace TwitchHelix.Generator.Specification;

/// <summary>The specification: <c>helix.yaml</c>, <c>resources/*.yaml</c> and <c>eventsub/*.yaml</c>.</summary>
public sealed class SpecDocument
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    // A document has thousands of references, most of them to the same components.
    private readonly ConcurrentDictionary<SpecReference, SpecNode?> targets = new();

    private SpecDocument(SpecFile root, IReadOnlyList<SpecFile> resources, IReadOnlyList<SpecFile> eventSub, IEnumerable<SpecNode> types)
    {
        (Root, Resources, EventSub) = (root, resources, eventSub);
        Files = [root, .. resources, .. eventSub];
        EventSubTypes = [.. types.Select(type => new SpecEventSubType(this, type))];
        Operations = [.. Files.SelectMany(OperationsOf)];
    }

    public SpecFile Root { get; }

    /// <summary>The files of operations, by name.</summary>
    public IReadOnlyList<SpecFile> Resources { get; }

    /// <summary>The files of events, by name.</summary>
    public IReadOnlyList<SpecFile> EventSub { get; }

    /// <summary>All files: first the root, then the resources, then the events.</summary>
    public IReadOnlyList<SpecFile> Files { get; }

    /// <summary>The types of EventSub subscriptions.</summary>
    public IReadOnlyList<SpecEventSubType> EventSubTypes { get; }

    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <exception cref="SpecException">A file can't be read.</exception>
    public static SpecDocument Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        var eventSub = LoadAll(folder, "eventsub");
        var types = eventSub.SelectMany(file => file.Root["types"]?.Items ?? []);
        return new SpecDocument(SpecFile.Load(Path.Combine(folder, "helix.yaml")), LoadAll(folder, "resources"), eventSub, types);
    }

    /// <summary>The document of a bundle, which has everything in one file.</summary>
    public static SpecDocument OfBundle(SpecFile bundle) => new(bundle, [], [], bundle.Root["x-eventsub-types"]?.Items ?? []);

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
        return targets.GetOrAdd(target, static (target, files) =>
            files.FirstOrDefault(file => file.Path == target.File)?.Root.At("components", target.Kind, target.Name), Files);
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

    private static SpecFile[] LoadAll(string folder, string name)
    {
        var files = Path.Combine(folder, name);
        return Directory.Exists(files) ? [.. Directory.GetFiles(files, "*.yaml").Order(StringComparer.Ordinal).Select(SpecFile.Load)] : [];
    }

    private IEnumerable<SpecOperation> OperationsOf(SpecFile file) =>
        from path in file.Root["paths"]?.Entries ?? []
        from method in path.Value.Entries
        where Verbs.Contains(method.Key.Text)
        select new SpecOperation(this, path.Key.Text!, method.Key, method.Value);
}
