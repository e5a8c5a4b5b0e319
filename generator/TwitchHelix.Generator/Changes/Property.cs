using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>A property of a class, as it is in C# and on the wire.</summary>
internal sealed record Property(string Wire, string Name, string Type, SpecNode Node, bool IsValue, bool IsRequired, bool IsNullable, bool IsSent)
{
    /// <summary>The type without the mark of null.</summary>
    public string Bare => Type.TrimEnd('?');

    /// <summary>Whether a program must set it: <c>required</c> in C#.</summary>
    public bool MustBeSet => IsSent && IsRequired && !IsNullable;

    /// <summary>The properties of a class by their names on the wire, in the order of the document.</summary>
    public static IEnumerable<Property> Of(SpecDocument document, NamedSchema type, bool isSent)
    {
        var types = new TypeNames(document);
        var required = (type.Schema["required"]?.Items ?? []).Select(name => name.Text).ToHashSet();
        foreach (var (key, schema) in SpecSchemas.Properties(type.Schema))
        {
            var name = key.Text ?? "_";
            var isRequired = required.Contains(name);
            yield return new Property(
                name,
                $"{type.Name}.{CSharpNames.Pascal(name)}",
                types.Property(schema, isRequired, isSent),
                schema,
                JsonCode.Kind(document.Follow(schema)) is "value" or "enum",
                isRequired,
                schema.IsTrue("nullable"),
                isSent);
        }
    }
}
