using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts a new type of events into the file of its relatives.</summary>
internal static class EventSubScaffold
{
    /// <exception cref="ScaffoldException">The specification has the type already.</exception>
    public static void Add(Scaffold scaffold, DocumentedEventSubType entry)
    {
        var document = scaffold.Document;
        if (scaffold.Known.Find(entry) is { } known)
            throw new ScaffoldException($"{known.Node.Location}: {known} is there already");
        var before = scaffold.Known.Before(entry).ToList();
        var name = NameOf(scaffold, entry);
        var file = FileOf(document, entry, before) ??
            Path.Combine(Path.GetDirectoryName(document.Root.Path)!, "eventsub", $"{entry.Slug}.yaml");
        var (type, schemas) = EventSubDraft.Of(scaffold, entry, name, file);
        if (document.EventSub.FirstOrDefault(each => each.Path == file) is { } existing)
        {
            SpecNode? after = before.Where(other => other.Node.File == existing).Select(other => (SpecNode?)other.Node).FirstOrDefault();
            scaffold.Wrote(entry.Type, file, existing.Root["types"] is { } types
                ? scaffold.Edits.AddItem(types, type, after, isSpaced: true)
                : scaffold.Edits.Add(existing.Root, "types", new JArray(type), isSpaced: true));
            ComponentScaffold.Add(scaffold, existing, schemas, PreviousSchema(document, existing, after));
        }
        else
        {
            var edit = scaffold.Edits.New(file);
            scaffold.Wrote(entry.Type, file, edit.Insert(1, ["types:", .. YamlForm.Items([type], 2)]));
            ComponentScaffold.AddAll(scaffold, edit, schemas);
        }
        ScopeDraft.Add(scaffold, (entry.Tokens ?? []).SelectMany(token => token.ScopeGroups.SelectMany(group => group)).Distinct()
            .SelectMany(scope => new[] { ("user", scope), ("app", scope) }));
    }

    /// <summary>The newest stable version of a type should have the plain name. If another version has it, a person must decide.</summary>
    private static string NameOf(Scaffold scaffold, DocumentedEventSubType entry)
    {
        var plain = ScaffoldNames.Pascal(entry.Type);
        var versions = scaffold.Document.EventSubTypes.Where(type => type.Type == entry.Type).ToList();
        var suffix = ScaffoldNames.Pascal((char.IsDigit(entry.Version[0]) ? "v" : "") + entry.Version);
        var name = scaffold.Document.EventSubTypes.Any(type => type.Name == plain) ? plain + suffix : plain;
        scaffold.Named(name, "the type of events");
        if (versions.Count > 0)
            scaffold.Note($"The newest stable version of {entry.Type} should have the plain name; there is also {string.Join(", ",
                versions.Select(version => $"{version.Version} ({version.Name})"))}.");
        return name;
    }

    /// <summary>
    /// The file of the types whose names begin with the same parts. Among those with as many, it is that of the nearest type on the page. Null if no
    /// type begins with the same part.
    /// </summary>
    private static string? FileOf(SpecDocument document, DocumentedEventSubType entry, List<SpecEventSubType> before)
    {
        var best = document.EventSubTypes.GroupBy(type => Common(type.Type ?? "", entry.Type)).Where(group => group.Key > 0)
            .MaxBy(group => group.Key)?.ToList() ?? [];
        var nearest = before.Find(best.Contains) ?? best.Find(type => Path.GetFileNameWithoutExtension(type.Node.File.Path) == entry.Slug);
        return (nearest ?? best.FirstOrDefault())?.Node.File.Path;
    }

    private static int Common(string one, string other) => one.Split('.').Zip(other.Split('.')).TakeWhile(parts => parts.First == parts.Second).Count();

    /// <summary>The schema of the event before it. Null for the end.</summary>
    private static SpecNode? PreviousSchema(SpecDocument document, SpecFile file, SpecNode? after)
    {
        var name = after is null ? null : new SpecEventSubType(document, after.Value).Event?.Name;
        return (file.Root.At("components", "schemas")?.Entries ?? []).Where(schema => schema.Key.Text == name).Select(schema => (SpecNode?)schema.Key)
            .FirstOrDefault();
    }
}
