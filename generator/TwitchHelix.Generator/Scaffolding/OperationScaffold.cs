using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts a new operation into the file of its resource.</summary>
internal static class OperationScaffold
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    /// <exception cref="ScaffoldException">The specification has the operation already.</exception>
    public static void Add(Scaffold scaffold, DocumentedOperation entry)
    {
        var document = scaffold.Document;
        if (scaffold.Known.Find(entry) is { } known)
            throw new ScaffoldException($"{known.Location}: {known.Id} is there already");
        var id = ScaffoldNames.OperationId(entry.Title);
        // The page can have two entries for one path.
        if (document.Operations.FirstOrDefault(operation => operation.Id == id || IsSamePath(operation, entry)) is { } other)
            throw new ScaffoldException($"{other.Location}: {other.Id} is there already, as {other.Method.ToUpperInvariant()} {other.Path}");

        var resource = ResourceOf(scaffold, entry.Slug);
        var path = document.Resources.SelectMany(file => file.Root["paths"]?.Entries ?? []).FirstOrDefault(each => each.Key.Text == entry.Path);
        var file = path.Key.File?.Path ?? resource.File;
        var (operation, own, items) = OperationDraft.Of(scaffold, entry, id, resource.Tag, resource.Address, file);
        scaffold.Named(id, "the operation");
        if (document.Files.FirstOrDefault(each => each.Path == file) is not { } existing)
        {
            AddFile(scaffold, file, entry, id, operation, [.. own, .. items]);
        }
        else
        {
            var previous = path.Key.File is null
                ? AddPath(scaffold, existing, entry, id, operation)
                : AddVerb(scaffold, path.Value, entry, id, operation);
            ComponentScaffold.Add(scaffold, existing, own, previous is null ? null : ComponentScaffold.LastOf(existing, previous), items);
        }
        ScopeDraft.Add(scaffold, (entry.Tokens ?? []).SelectMany(token => token.ScopeGroups.SelectMany(group => group).Select(scope =>
            (token.Kind == DocumentedTokenKind.App ? "app" : "user", scope))));
    }

    private static bool IsSamePath(SpecOperation operation, DocumentedOperation entry) =>
        operation.Path == entry.Path && string.Equals(operation.Method, entry.Method, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tag, the address and the file of the resource that has this page. A new page is a new tag.</summary>
    private static (string Tag, string Address, string File) ResourceOf(Scaffold scaffold, string slug)
    {
        var root = scaffold.Document.Root.Root;
        var folder = Path.Combine(Path.GetDirectoryName(scaffold.Document.Root.Path)!, "resources");
        foreach (var known in root["tags"]?.Items ?? [])
            if (known.At("externalDocs", "url")?.Text is { } page && page.EndsWith($"/{slug}/", StringComparison.Ordinal))
                return (known["name"]?.Text ?? "", page, FileOf(scaffold.Document, known["name"]?.Text) ?? Path.Combine(folder, $"{slug}.yaml"));
        var (tag, address) = (ScaffoldNames.Pascal(slug), $"{root.At("externalDocs", "url")?.Text}{slug}/");
        TagScaffold.Add(scaffold, tag, address);
        return (tag, address, Path.Combine(folder, $"{slug}.yaml"));
    }

    /// <summary>The file with most operations of a resource.</summary>
    private static string? FileOf(SpecDocument document, string? tag) => document.Operations.Where(operation => operation.Tag == tag)
        .GroupBy(operation => operation.Location.File).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    private static void AddFile(
        Scaffold scaffold, string file, DocumentedOperation entry, string id, JObject operation, IReadOnlyList<(string Name, JObject Schema)> schemas)
    {
        var edit = scaffold.Edits.New(file);
        var paths = new JObject { [entry.Path] = new JObject { [entry.Method.ToLowerInvariant()] = operation } };
        scaffold.Wrote(id, file, edit.Insert(1, ["paths:", .. YamlForm.Entries(paths, 2)]));
        ComponentScaffold.AddAll(scaffold, edit, schemas);
    }

    /// <summary>Adds a path after the operation before it on the page, or at the end. Returns the operation that is then before it.</summary>
    private static SpecOperation? AddPath(
        Scaffold scaffold, SpecFile file, DocumentedOperation entry, string id, JObject operation)
    {
        var value = new JObject { [entry.Method.ToLowerInvariant()] = operation };
        if (file.Root["paths"] is not { } paths)
        {
            scaffold.Wrote(id, file.Path, scaffold.Edits.Add(file.Root, "paths", new JObject { [entry.Path] = value }, isSpaced: true));
            return null;
        }
        var previous = scaffold.Known.Before(entry).FirstOrDefault(before => before.Location.File == file.Path);
        SpecNode? after = paths.Entries.Where(path => path.Key.Text == previous?.Path).Select(path => (SpecNode?)path.Key).FirstOrDefault();
        scaffold.Wrote(id, file.Path, scaffold.Edits.Add(paths, entry.Path, value, after, isSpaced: true));
        var inFile = scaffold.Document.Operations.Where(each => each.Location.File == file.Path);
        return after is null ? inFile.LastOrDefault() : inFile.Last(each => each.Path == previous!.Path);
    }

    /// <summary>Adds a method to a path. Returns the operation that is then before it.</summary>
    private static SpecOperation? AddVerb(Scaffold scaffold, SpecNode path, DocumentedOperation entry, string id, JObject operation)
    {
        var verb = entry.Method.ToLowerInvariant();
        SpecNode? following = path.Entries.Where(each => Array.IndexOf(Verbs, each.Key.Text) > Array.IndexOf(Verbs, verb))
            .Select(each => (SpecNode?)each.Key).FirstOrDefault();
        scaffold.Wrote(id, path.File.Path, scaffold.Edits.Add(path, verb, operation, before: following, isSpaced: true));
        var line = following?.Location.Line ?? scaffold.Edits.Of(path.File.Path).EndOf(path.Location.Line, path.Location.Column - 1) + 1;
        return scaffold.Document.Operations.LastOrDefault(each => each.Location.File == path.File.Path && each.Location.Line < line);
    }
}
