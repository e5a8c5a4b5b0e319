using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts the tag of a new resource into <c>helix.yaml</c>, in the order of the names.</summary>
internal static class TagScaffold
{
    public static void Add(Scaffold scaffold, string tag, string address)
    {
        var tags = scaffold.Document.Root.Root["tags"] ?? throw new ScaffoldException($"{scaffold.Document.Root.Path}: there are no tags");
        SpecNode? following = tags.Items.Where(known => string.CompareOrdinal(known["name"]?.Text, tag) > 0).Select(known => (SpecNode?)known)
            .FirstOrDefault();
        scaffold.Named(tag, "the resource, its tag");
        scaffold.Wrote($"the tag {tag}", tags.File.Path, scaffold.Edits.AddItem(tags, Of(tag, address), before: following));
    }

    private static JObject Of(string tag, string address) => new()
    {
        ["name"] = tag,
        ["description"] = Mark.Of($"what {tag} is about"),
        ["externalDocs"] = YamlForm.InOneLine(new JObject { ["url"] = address }),
    };
}
