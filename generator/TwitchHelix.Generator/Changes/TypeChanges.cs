using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>
/// Compares the classes and enums that operations and events use, from both documents at the same time, so that one with another name is found. A type
/// that several use is listed under the first of them.
/// </summary>
internal sealed class TypeChanges(SpecDocument before, SpecDocument now)
{
    private const int Named = 3;

    private static readonly Difference<NamedSchema>[] Kept =
    [
        new(true, (before, now) => before.Name != now.Name, (before, now) => $"`{before.Name}` is called `{now.Name}`."),
        new(true, (before, now) => JsonCode.Kind(before.Schema) != JsonCode.Kind(now.Schema),
            (before, now) => $"`{now.Name}` is of another kind: {JsonCode.Kind(now.Schema)}; it was {JsonCode.Kind(before.Schema)}."),
        .. Deprecation.Of<NamedSchema>(type => type.Name, type => type.Schema),
    ];

    private readonly Vocabulary vocabulary = new(before, now);
    private readonly Dictionary<string, IReadOnlyList<Change>> listed = [];
    private readonly Dictionary<string, List<Section>> users = [];

    /// <summary>Compares the types that a place of a section uses.</summary>
    public void Visit(Section section, SpecNode? old, SpecNode? current, bool isSent)
    {
        if (NamedSchema.Of(before, old) is not { } was || NamedSchema.Of(now, current) is not { } @is
            || (was.Name != @is.Name && !vocabulary.IsRenamed(was, @is)))
            return;
        if (!users.TryGetValue(@is.Name, out var sections))
            users[@is.Name] = sections = [];
        if (sections.Contains(section))
            return;
        sections.Add(section);
        if (!listed.ContainsKey(@is.Name))
            listed[@is.Name] = [.. Compare(was, @is, isSent)];
        foreach (var (name, property) in SpecSchemas.Properties(@is.Schema))
            Visit(section, was.Schema.At("properties", name.Text ?? ""), property, isSent);
    }

    /// <summary>The changes, each with the first section that has it. A type that only betas use may change in any way.</summary>
    public IEnumerable<(Section Section, Change Change)> All() =>
        from type in listed
        from change in type.Value
        let sections = users[type.Key]
        select (sections[0], new Change(change.Text + Others(sections), change.IsBreaking && !sections.TrueForAll(section => section.WasBeta)));

    /// <summary>An old type's text with the new name of the type in it.</summary>
    public string Rename(string text, SpecNode? old, SpecNode? current) => vocabulary.Rename(text, NamedSchema.Of(before, old), NamedSchema.Of(now, current));

    /// <summary>Names the other users of a type. Some types have dozens.</summary>
    private static string Others(List<Section> sections)
    {
        var others = sections.Skip(1).Select(section => section.Name).ToList();
        var names = NodeText.List(others.Take(Named));
        return others.Count == 0 ? "" : others.Count > Named ? $" Also in {names} and {others.Count - Named} more." : $" Also in {names}.";
    }

    private IEnumerable<Change> Compare(NamedSchema was, NamedSchema @is, bool isSent)
    {
        var properties = Property.Of(now, @is, isSent).ToList();
        var byName = properties.ToDictionary(property => property.Wire);
        var old = Property.Of(before, was, isSent).Select(property => property with
        {
            Type = byName.TryGetValue(property.Wire, out var same) ? Rename(property.Type, property.Node, same.Node) : property.Type,
        });
        var changes = Kept.Compare(was, @is);
        return JsonCode.Kind(was.Schema) != JsonCode.Kind(@is.Schema)
            ? changes
            : changes.Concat(PropertyChanges.Of([.. old], properties)).Concat(EnumChanges.Of(was, @is));
    }
}
