using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts a property into a schema, and into all examples of it.</summary>
internal static class PropertyScaffold
{
    /// <exception cref="ScaffoldException">The property is there already.</exception>
    public static void Add(Scaffold scaffold, SpecNode owner, FieldPlace place, bool isSent, string prefix)
    {
        var item = place.Item;
        var component = scaffold.Document.Components("schemas").FirstOrDefault(each => ReferenceEquals(each.Component.Yaml, owner.Yaml));
        if (component.Name.File is null)
            throw new ScaffoldException($"{owner.Location}: the object that gets '{item.Name}' must be a component with a name");
        var name = component.Name.Text ?? "";
        var properties = owner["properties"]!.Value;
        if (properties[item.Name] is { } known)
            throw new ScaffoldException($"{known.Location}: {name}.{item.Name} is there already");

        var (start, skipped) = (Start(name), item.Path.Split('.').Length - 1);
        var schemas = new SchemaDraft(scaffold, new ComponentNames(scaffold.Document), owner.File.Path, isSent, prefix);
        var schema = schemas.Property(item, each => start + string.Concat(each.Path.Split('.').Skip(skipped).Select(ScaffoldNames.Part)));
        var (before, after) = Neighbors(properties, place);
        scaffold.Wrote($"{name}.{item.Name}", owner.File.Path, scaffold.Edits.Add(properties, item.Name, schema, after, before));
        if (schemas.IsRequired(item))
            Require(scaffold, owner, item.Name);
        ComponentScaffold.Add(scaffold, owner.File, schemas.Components, component.Name);

        var value = ExampleDraft.Of(item, isSent ? ItemRole.Sent : ItemRole.Received);
        var examples = ExamplePlaces.Of(scaffold.Document, properties).ToList();
        if (examples.Select(example => example.Owner).Distinct().ToList() is { Count: > 1 } owners)
            scaffold.Note($"{name} is shared by {string.Join(", ", owners)}: check that all of them have `{item.Name}`.");
        // Aliases repeat some examples.
        foreach (var example in examples.Select(example => example.Place).DistinctBy(place => place.Location).Where(place => place[item.Name] is null))
            scaffold.Wrote(
                $"{item.Name} in an example", example.File.Path, scaffold.Edits.Add(example, item.Name, value, Neighbors(example, place).After));
    }

    private static string Start(string component)
    {
        foreach (var end in (string[])["Body", "Response", "Event"])
            if (component.EndsWith(end, StringComparison.Ordinal) && component.Length > end.Length)
                return component[..^end.Length];
        return component;
    }

    /// <summary>The nearest property before it on the page that a mapping has, or else its first property.</summary>
    private static (SpecNode? Before, SpecNode? After) Neighbors(SpecNode mapping, FieldPlace place)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        foreach (var previous in place.Siblings.TakeWhile(sibling => sibling != place.Item).Reverse())
            if (keys.Exists(key => key.Text == previous.Name))
                return (null, keys.Find(key => key.Text == previous.Name));
        return (keys.Count > 0 ? keys[0] : null, null);
    }

    private static void Require(Scaffold scaffold, SpecNode owner, string name)
    {
        var (key, _) = owner.Entries.First(entry => entry.Key.Text == "properties");
        if (owner["required"] is { } required)
            scaffold.Wrote($"{name} in 'required'", owner.File.Path, scaffold.Edits.AddItem(required, name));
        else
            scaffold.Wrote($"{name} in 'required'", owner.File.Path, scaffold.Edits.Add(owner, "required", new JArray(name), before: key));
    }
}
