using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Makes examples that show every property. Words are left to a person; the people and IDs are those of the other examples.</summary>
internal static class ExampleDraft
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["broadcaster"] = "harborlight",
        ["moderator"] = "grumpygull",
        ["user"] = "quietfox",
    };

    private static readonly Dictionary<string, (string Id, string Name)> People = new()
    {
        ["harborlight"] = ("40010001", "HarborLight"),
        ["quietfox"] = ("40010002", "QuietFox"),
        ["grumpygull"] = ("40010017", "GrumpyGull"),
    };

    public static JObject Of(IReadOnlyList<DocumentedItem> items, ItemRole role) =>
        new(items.DistinctBy(item => item.Name).Select(item => new JProperty(item.Name, Of(item, role))));

    public static JToken Of(DocumentedItem item, ItemRole role)
    {
        var facts = new ItemFacts(item, role);
        return facts.IsList ? new JArray(Enumerable.Range(0, Count(facts)).Select(_ => Single(facts, role))) : Single(facts, role);
    }

    private static JToken Single(ItemFacts facts, ItemRole role) => facts.Item.Type.Shape switch
    {
        DocumentedShape.Boolean => true,
        DocumentedShape.Integer or DocumentedShape.Number => Number(facts),
        DocumentedShape.String when facts.IsEnum => facts.Item.Values.Select(value => value.Value).FirstOrDefault(value => value.Length > 0) ?? "",
        DocumentedShape.String when facts.IsTime => "2026-05-09T18:20:31Z",
        DocumentedShape.String => Text(facts.Item.Name),
        DocumentedShape.Object when facts.IsObject => Of(facts.Item.Items, role),
        _ => new JObject { ["name"] = facts.Item.Items.Count > 0 ? Of(facts.Item.Items, role) : Mark.Of($"a value of {facts.Item.Name}") },
    };

    private static string Text(string name)
    {
        var parts = name.Split('_');
        var person = parts is [.., _, "id" or "login" or "name"] && Known.TryGetValue(parts[0], out var login) ? login
            : parts is [.., "user", "id" or "login" or "name"] ? Known["user"]
            : null;
        return (person, parts[^1]) switch
        {
            ({ }, "id") => People[person].Id,
            ({ }, "login") => person,
            ({ }, "name") => People[person].Name,
            (_, "id" or "ids") => "7301",
            (_, "cursor") => "eyJiIjpudWxsLCJhIjp7Ik9mZnNldCI6MjB9fQ",
            _ => Mark.Of($"an example of {name}"),
        };
    }

    private static int Count(ItemFacts facts) => (int)Math.Clamp(facts.Limit("minItems") ?? 1, 1, 10);

    private static long Number(ItemFacts facts) => Math.Min(Math.Max(1, facts.Limit("minimum") ?? 1), facts.Limit("maximum") ?? long.MaxValue);
}
