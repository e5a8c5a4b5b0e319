using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>
/// Finds the C# name for a name on the wire: of a property, a value of an enum, or an operation. Documentation then shows the names that callers
/// write. An ambiguous name isn't found.
/// </summary>
internal sealed class WireNames(SpecDocument document)
{
    /// <summary>Finds a name in the text of an operation: first in its body, then in its response.</summary>
    public CodeReference? Find(SpecOperation operation, string name)
    {
        var body = NamedSchema.Of(document, operation.BodyContent?["schema"]);
        var answer = NamedSchema.Of(document, operation.ResponseContent?.Content["schema"]);
        return Nearest(body, name) ?? Nearest(answer, name)
            ?? Value(operation.Parameters.Select(parameter => NamedSchema.Of(document, parameter["schema"])).OfType<NamedSchema>(), name)
            ?? Value(Levels(body).SelectMany(level => level), name) ?? Value(Levels(answer).SelectMany(level => level), name)
            ?? Operation(name);
    }

    /// <summary>Finds a name in the text of a type or of one of its properties: a property of the type, or a value of a property.</summary>
    public CodeReference? Find(NamedSchema type, SpecNode? property, string name) =>
        Path(type, name)
        ?? Value(NamedSchema.Of(document, property) is { } own ? [own] : [type], name)
        ?? Value(PropertyTypes(type), name)
        ?? Operation(name);

    /// <summary>Finds the property that is nearest to the root type.</summary>
    private CodeReference? Nearest(NamedSchema? root, string name)
    {
        if (name.Contains('.'))
            return root is { } start ? Path(start, name) : null;
        foreach (var level in Levels(root))
            if (level.Where(type => type.Schema.At("properties", name) is not null).ToList() is { Count: > 0 } owners)
                return owners is [var only] ? Member(only, name) : null;
        return null;
    }

    /// <summary>Finds a property by its path, through objects and the items of lists.</summary>
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

    /// <summary>A type, then the types of its properties, and so on. Each type is in the first level that has it.</summary>
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
