using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>The names of schemas, which are unique in all files.</summary>
internal sealed class ComponentNames(SpecDocument document)
{
    private readonly Dictionary<string, SpecNode> known = document.Components("schemas")
        .GroupBy(entry => entry.Name.Text ?? "").ToDictionary(group => group.Key, group => group.First().Component);

    private readonly Dictionary<string, JObject> added = [];

    /// <summary>Takes a name for a new component.</summary>
    public void Take(string name, JObject component) => added.Add(name, component);

    /// <summary>Finds a new component. Null if there is none of this name.</summary>
    public JObject? Added(string name) => added.GetValueOrDefault(name);

    /// <summary>Finds a component of the document. Null if there is none of this name.</summary>
    public SpecNode? Find(string name) => known.TryGetValue(name, out var component) ? component : null;

    /// <summary>A name that nothing has: the wished one, one with a prefix, or one with a suffix.</summary>
    public string Free(string name, string prefix, IReadOnlyList<DocumentedItem> items)
    {
        string[] wishes = [name, prefix + name, name + "Info"];
        return wishes.Concat(Enumerable.Range(2, 1000).Select(number => $"{prefix}{name}{number}")).First(wish =>
            !known.ContainsKey(wish) && !added.ContainsKey(wish) && !ImplicitTypes.Has(wish) && items.All(item => CSharpNames.Pascal(item.Name) != wish));
    }

    /// <summary>The <c>$ref</c> of a component in a file of the document.</summary>
    public static string ReferenceTo(string file, SpecNode component, string name)
    {
        var path = component.File.Path == file ? "" : Path.GetRelativePath(Path.GetDirectoryName(file)!, component.File.Path).Replace('\\', '/');
        return $"{(path.Length == 0 || path.StartsWith('.') ? path : "./" + path)}#/components/schemas/{name}";
    }
}
