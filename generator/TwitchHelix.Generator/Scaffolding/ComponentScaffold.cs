using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts new schemas into a file.</summary>
internal static class ComponentScaffold
{
    /// <summary>Adds schemas after another one, or at the end.</summary>
    public static void Add(Scaffold scaffold, SpecFile file, IReadOnlyList<(string Name, JObject Schema)> schemas, SpecNode? after)
    {
        if (file.Root.At("components", "schemas") is not { } known)
        {
            AddAll(scaffold, scaffold.Edits.Of(file.Path), schemas);
            return;
        }
        foreach (var (name, schema) in schemas)
            scaffold.Wrote(name, file.Path, scaffold.Edits.Add(known, name, schema, after, isSpaced: true));
    }

    /// <summary>Adds the first schemas of a file, at its end.</summary>
    public static void AddAll(Scaffold scaffold, FileEdit file, IReadOnlyList<(string Name, JObject Schema)> schemas)
    {
        foreach (var ((name, schema), index) in schemas.Select((each, index) => (each, index)))
        {
            file.Insert(file.LineCount + 1, index == 0 ? ["", "components:", "  schemas:"] : [""]);
            scaffold.Wrote(name, file.Path, file.Insert(file.LineCount + 1, YamlForm.Entry(name, schema, 4)));
        }
    }

    /// <summary>The last schema of an operation's own: its response, or its body. Null if it has none in this file.</summary>
    public static SpecNode? LastOf(SpecFile file, SpecOperation operation) => (file.Root.At("components", "schemas")?.Entries ?? [])
        .Where(schema => schema.Key.Text == operation.Id + "Response" || schema.Key.Text == operation.Id + "Body")
        .Select(schema => (SpecNode?)schema.Key).LastOrDefault();
}
