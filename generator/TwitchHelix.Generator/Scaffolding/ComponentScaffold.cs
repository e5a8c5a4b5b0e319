using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts new schemas into a file.</summary>
internal static class ComponentScaffold
{
    /// <summary>Adds schemas after another one, or at the end. The last ones are at the end in any case.</summary>
    public static void Add(
        Scaffold scaffold,
        SpecFile file,
        IReadOnlyList<(string Name, JObject Schema)> schemas,
        SpecNode? after,
        params IReadOnlyList<(string Name, JObject Schema)> last)
    {
        if (file.Root.At("components", "schemas") is not { } known)
        {
            AddFirst(scaffold, file, [.. schemas, .. last]);
            return;
        }
        foreach (var (name, schema) in schemas)
            scaffold.Wrote(name, file.Path, scaffold.Edits.Add(known, name, schema, after, isSpaced: true));
        foreach (var (name, schema) in last)
            scaffold.Wrote(name, file.Path, scaffold.Edits.Add(known, name, schema, isSpaced: true));
    }

    /// <summary>Adds the schemas of a new file, at its end.</summary>
    public static void AddAll(Scaffold scaffold, FileEdit file, IReadOnlyList<(string Name, JObject Schema)> schemas) =>
        AddAll(scaffold, file, schemas, file.LineCount + 1, ["", "components:", "  schemas:"], 4);

    /// <summary>Adds the first schemas of a file that is there already.</summary>
    private static void AddFirst(Scaffold scaffold, SpecFile file, IReadOnlyList<(string Name, JObject Schema)> schemas)
    {
        if (schemas.Count == 0)
            return;
        var edit = scaffold.Edits.Of(file.Path);
        var (line, indent) = scaffold.Edits.Behind(file.Root["components"] ?? file.Root);
        if (file.Root["components"] is null)
            AddAll(scaffold, edit, schemas, line, ["", "components:", "  schemas:"], 4);
        else
            AddAll(scaffold, edit, schemas, line, [$"{new string(' ', indent)}schemas:"], indent + 2);
    }

    private static void AddAll(
        Scaffold scaffold, FileEdit file, IReadOnlyList<(string Name, JObject Schema)> schemas, int line, IReadOnlyList<string> header, int indent)
    {
        foreach (var ((name, schema), index) in schemas.Select((each, index) => (each, index)))
        {
            file.Insert(line, index == 0 ? header : [""]);
            scaffold.Wrote(name, file.Path, file.Insert(line, YamlForm.Entry(name, schema, indent)));
        }
    }

    /// <summary>The last schema of an operation's own: its response, or its body. Null if it has none in this file.</summary>
    public static SpecNode? LastOf(SpecFile file, SpecOperation operation) => (file.Root.At("components", "schemas")?.Entries ?? [])
        .Where(schema => schema.Key.Text == operation.Id + "Response" || schema.Key.Text == operation.Id + "Body")
        .Select(schema => (SpecNode?)schema.Key).LastOrDefault();
}
