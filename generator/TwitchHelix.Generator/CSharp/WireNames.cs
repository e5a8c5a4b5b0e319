using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>
/// Finds what a name in a text is in C#: a property, a value of an enum, or an operation. What is written as Twitch sends it then
/// reads as the caller writes it. A name that could be several things is none of them.
/// </summary>
internal sealed class WireNames(SpecDocument document)
{
    /// <summary>A name in a text about an operation: of its body first, then of its answer.</summary>
    public CodeReference? Find(SpecOperation operation, string name)
    {
        var body = NamedSchema.Of(document, operation.BodyContent?["schema"]);
        var answer = NamedSchema.Of(document, operation.ResponseContent?.Content["schema"]);
        return Nearest(body, name) ?? Nearest(answer, name)
            ?? Value(operation.Parameters.Select(parameter => NamedSchema.Of(document, parameter["schema"])).OfType<NamedSchema>(), name)
            ?? Value(Levels(body).SelectMany(level => level), name) ?? Value(Levels(answer).SelectMany(level => level), name)
            ?? Operation(name);
    }

    /// <summary>A name in a text about a type, or about one of its properties: the type's own, or a value of a property's type.</summary>
    public CodeReference? Find(NamedSchema type, SpecNode? property, string name) =>
        Path(type, name)
        ?? Value(NamedSchema.Of(document, property) is { } own ? [own] : [type], name)
        ?? Value(PropertyTypes(type), name)
        ?? Operation(name);

    /// <summary>A property of a type, or of what it holds: the nearest one.</summary>
    private CodeReference? Nearest(NamedSchema? root, string name)
    {
        if (name.Contains('.'))
            return root is { } start ? Path(start, name) : null;
        foreach (var level in Levels(root))
            if (level.Where(type => type.Schema.At("properties", name) is not null).ToList() is { Count: > 0 } owners)
                return owners is [var only] ? Member(only, name) : null;
        return null;
    }

    /// <summary>A property by its path from a type, through objects and the items of lists.</summary>
    private CodeReference? Path(NamedSchema type, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
            if (NamedSchema.Of(document, type.Schema.At("properties", name)) is { } next)
                type = next;
            else
                return null;
        return type.Schema.At("properties", names[^1]) is null ? null : Member(type, names[^1]);
    }

    private static CodeReference? Value(IEnumerable<NamedSchema> types, string value) =>
        types.DistinctBy(type => type.Name).Where(type => (type.Schema["enum"]?.Items ?? []).Any(item => item.Yaml.ToString() == value)).ToList() is [var only]
            ? new CodeReference($"{only.Name}.{CSharpNames.EnumMember(only.Schema, value)}")
            : null;

    private CodeReference? Operation(string name)
    {
        foreach (var operation in document.Operations)
            if (operation.Id == name)
                return new CodeReference($"I{operation.Tag}Client.{name}Async");
        return null;
    }

    /// <summary>A type, then the types of its properties, then of theirs, each where it comes first.</summary>
    private IEnumerable<IReadOnlyList<NamedSchema>> Levels(NamedSchema? root)
    {
        var seen = new HashSet<string>();
        for (List<NamedSchema> level = root is { } start ? [start] : []; level.Count > 0;)
        {
            level = [.. level.Where(type => seen.Add(type.Name))];
            yield return level;
            level = [.. level.SelectMany(PropertyTypes)];
        }
    }

    private IEnumerable<NamedSchema> PropertyTypes(NamedSchema type) =>
        SpecSchemas.Properties(type.Schema).Select(property => NamedSchema.Of(document, property.Schema)).OfType<NamedSchema>();

    private static CodeReference Member(NamedSchema type, string name) => new($"{type.Name}.{CSharpNames.Pascal(name)}");
}
