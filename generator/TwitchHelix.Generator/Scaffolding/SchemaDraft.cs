using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>
/// Makes the schemas of what an entry describes. Objects and enums become components with names of their own, or are those that the specification has
/// already.
/// </summary>
/// <param name="scaffold">What is written with the schemas.</param>
/// <param name="names">The names that are taken.</param>
/// <param name="file">The file that the components are for.</param>
/// <param name="isSent">Whether they are sent, not received.</param>
/// <param name="prefix">What the name of a component begins with if another one has its name.</param>
internal sealed class SchemaDraft(Scaffold scaffold, ComponentNames names, string file, bool isSent, string prefix)
{
    private readonly List<(string Name, JObject Schema)> components = [];
    private readonly ItemRole role = isSent ? ItemRole.Sent : ItemRole.Received;

    /// <summary>The new components, each before those that it refers to.</summary>
    public IReadOnlyList<(string Name, JObject Schema)> Components => components;

    /// <summary>Adds an object of this name, and returns a reference to it. <c>nameOf</c> gives names to the objects and enums in it.</summary>
    public JObject AddObject(string name, string what, IReadOnlyList<DocumentedItem> items, Func<DocumentedItem, string> nameOf)
    {
        var schema = new JObject { ["description"] = Mark.Of(what), ["type"] = "object" };
        Add(name, schema);
        if (isSent)
            schema["additionalProperties"] = false;
        // A page can have a property twice.
        items = [.. items.DistinctBy(item => item.Name)];
        if (items.Where(IsRequired).Select(item => item.Name).ToList() is { Count: > 0 } required)
            schema["required"] = new JArray(required);
        schema["properties"] = new JObject(items.Select(item => new JProperty(item.Name, Property(item, nameOf))));
        return Reference(name);
    }

    /// <summary>The schema of a property, with its description.</summary>
    public JObject Property(DocumentedItem item, Func<DocumentedItem, string> nameOf)
    {
        var facts = new ItemFacts(item, role);
        var described = new JObject { ["description"] = Describe(facts) };
        if (facts.IsDeprecated)
            described.Add(Deprecation());
        var schema = Schema(facts, nameOf);
        // A reference has the description of its target, as long as nothing else is said.
        if (described.Count == 1 && schema["$ref"] is not null)
            return schema;
        described.Add(schema.Properties());
        if (!SnakeCase.Is(item.Name))
            described["x-name-as-sent"] = true;
        return described;
    }

    /// <summary>The schema of a value, without a description.</summary>
    public JObject Schema(ItemFacts facts, Func<DocumentedItem, string> nameOf)
    {
        var schema = new JObject();
        var single = Single(facts, nameOf);
        if (facts.IsList)
            schema["type"] = "array";
        else if (single["$ref"] is null)
            schema.Add(single.Properties());
        if (facts.IsNullable)
            schema["nullable"] = true;
        if (facts.IsEmptyNull && !facts.IsList)
            schema["x-empty-string-is-null"] = true;
        foreach (var (key, value) in facts.Limits)
            (facts.IsList && key.EndsWith("Length", StringComparison.Ordinal) ? single : schema)[key] = value;
        if (facts.Default is { } byDefault)
            schema["default"] = byDefault;
        if (facts.IsList)
            schema["items"] = single;
        else if (single["$ref"] is not null && schema.Count == 0)
            return single;
        else if (single["$ref"] is not null)
            schema["allOf"] = new JArray(single);
        return schema;
    }

    /// <summary>What a person must write about a value. The rules ask for some of it.</summary>
    public string Describe(ItemFacts facts) => Mark.Of(
        $"what `{facts.Item.Name}` is.{(!facts.IsNullable || (facts.IsList && !isSent) ? "" : " Null if …")}{facts.Default switch
        {
            null => "",
            { Type: JTokenType.String } text => $" Default: `{text}`.",
            var value => $" Default: {YamlForm.Flow(value)}.",
        }}");

    /// <summary>Whether it is always there. Pages say so only of what is sent; of what is received, they say what can be absent.</summary>
    public bool IsRequired(DocumentedItem item) => isSent ? item.IsRequired : !new ItemFacts(item, role).CanBeAbsent;

    /// <summary>A reference to a component that has been added.</summary>
    private static JObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JProperty[] Deprecation() =>
        [new("deprecated", true), new("x-deprecated", Mark.Of("why it is deprecated, and what to use instead"))];

    private void Add(string name, JObject schema)
    {
        names.Take(name, schema);
        components.Add((name, schema));
    }

    private JObject Single(ItemFacts facts, Func<DocumentedItem, string> nameOf)
    {
        var item = facts.Item;
        if (facts.IsObject || facts.IsEnum)
            return Component(facts, nameOf(item), nameOf);
        var schema = new JObject { ["type"] = ComponentShape.TypeOf(item) };
        if (item.Type.Shape == DocumentedShape.Number)
            schema["format"] = "double";
        if (facts.IsTime)
            schema["format"] = "date-time";
        if ((string?)schema["type"] == "object")
            schema["additionalProperties"] = MapValues(item, nameOf);
        return schema;
    }

    private JObject MapValues(DocumentedItem item, Func<DocumentedItem, string> nameOf)
    {
        if (item.Items.Count > 0)
            return AddObject(names.Free(nameOf(item), prefix, item.Items), $"what a value of {item.Name} is", item.Items, nameOf);
        scaffold.Note($"The page lists no properties of `{item.Path}`: it is written as a map of strings.");
        return new JObject { ["type"] = "string" };
    }

    private JObject Component(ItemFacts facts, string name, Func<DocumentedItem, string> nameOf)
    {
        var item = facts.Item;
        foreach (var wish in item.Name == "pagination" ? (string[])["Pagination", name] : [name])
            if (names.Find(wish) is { } known && ComponentShape.Is(scaffold.Document, known, item, isSent))
                return new JObject { ["$ref"] = ComponentNames.ReferenceTo(file, known, wish) };
        if (names.Added(name) is { } added && ComponentShape.IsEnum(added, item))
            return Reference(name);
        var free = names.Free(name, prefix, item.Items);
        scaffold.Named(free, $"the {(facts.IsEnum ? "values" : "object")} of `{item.Path}`");
        if (!facts.IsEnum)
            return AddObject(free, $"what {free} is", item.Items, nameOf);
        var values = item.Values.Select(value => value.Value).Distinct().ToList();
        Add(free, new JObject
        {
            ["description"] = Mark.Of($"what {free} is"),
            ["type"] = "string",
            ["enum"] = new JArray(values),
            ["x-enum-descriptions"] = new JObject(values.Select(value =>
                new JProperty(value, Mark.Of(value.Length == 0 ? "what the empty value means." : $"what {value} means.")))),
        });
        return Reference(free);
    }
}
