using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds all places in examples that show an object.</summary>
internal static class ExamplePlaces
{
    /// <summary>The mappings that show the object with these properties, and the operation or type whose example it is.</summary>
    public static IEnumerable<(string Owner, SpecNode Place)> Of(SpecDocument document, SpecNode properties) =>
        Examples(document).SelectMany(example => In(document, example.Schema, example.Example, properties)
            // Each example of an event but the first has only what differs.
            .Where(place => !example.IsPartial || !ReferenceEquals(place.Yaml, example.Example.Yaml))
            .Select(place => (example.Owner, place)));

    private static IEnumerable<(string Owner, SpecNode Schema, SpecNode Example, bool IsPartial)> Examples(SpecDocument document) =>
    [
        .. from operation in document.Operations
           from content in new[] { operation.BodyContent, operation.ResponseContent?.Content }.OfType<SpecNode>()
           where content["schema"] is not null && content["example"] is not null
           select (operation.Id, content["schema"]!.Value, content["example"]!.Value, false),
        .. from type in document.EventSubTypes
           where type.Event is not null
           from example in type.Examples.Select((example, index) => (Node: example, Index: index))
           select (type.ToString(), type.Event!.Value.Schema, example.Node, example.Index > 0),
    ];

    private static IEnumerable<SpecNode> In(SpecDocument document, SpecNode schema, SpecNode example, SpecNode properties)
    {
        schema = document.Follow(schema);
        // Schemas can share their properties by an alias, so it isn't the schema that counts.
        if (schema["properties"] is { } own && ReferenceEquals(own.Yaml, properties.Yaml) && example.IsMapping)
            yield return example;
        var inner = schema["items"] is { } items
            ? example.Items.Select(item => (Schema: items, Example: item))
            : example.Entries.Select(entry => (Schema: schema.At("properties", entry.Key.Text ?? "") ?? schema["additionalProperties"], Example: entry.Value))
                .Where(entry => entry.Schema is { IsMapping: true }).Select(entry => (Schema: entry.Schema!.Value, entry.Example));
        foreach (var (innerSchema, value) in inner)
            foreach (var place in In(document, innerSchema, value, properties))
                yield return place;
    }
}
