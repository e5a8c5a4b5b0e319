using System.Text;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>The types that a page refers to, each described once.</summary>
internal sealed class TypeSections(SpecDocument document)
{
    private readonly TypeNames types = new(document);
    private readonly WireNames names = new(document);
    private readonly List<(NamedSchema Type, bool IsSent)> used = [];
    private readonly HashSet<string> seen = [];

    /// <summary>Adds the type of a schema, or of its items. Returns a link to it with the text of <paramref name="type"/>.</summary>
    public string Link(string type, SpecNode? schema, bool isSent)
    {
        if (NamedSchema.Of(document, schema) is not { } named)
            return MarkdownText.Code(type);
        if (seen.Add(named.Name))
            used.Add((named, isSent));
        return $"[{MarkdownText.Code(type)}](#{MarkdownText.Anchor(named.Name)})";
    }

    /// <summary>The sections of all types, those in types included.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        // A section adds the types that it refers to.
        for (var index = 0; index < used.Count; index++)
            text.Append(Section(used[index].Type, used[index].IsSent));
        return text.Length == 0 ? "" : $"## Types\n\n{text}";
    }

    private string Section(NamedSchema type, bool isSent)
    {
        var text = $"### {type.Name} {{#{MarkdownText.Anchor(type.Name)}}}\n\n{Text(type.Schema["description"])}\n\n";
        return text + DeprecationBox.Of(type.Schema["x-deprecated"], Text) + (type.Schema["enum"] is { } values
            ? MarkdownText.Table(["Value", "Sent as", "Meaning"], values.Items.Select(value => Value(value.Yaml.ToString())))
            : MarkdownText.Table(
                isSent ? ["Property", "Type", "Limits", "Description"] : ["Property", "Type", "Description"],
                SpecSchemas.Properties(type.Schema).Select(property => Property(property.Name.Text!, property.Schema))));

        string Text(SpecNode? description) => MarkdownText.Of(description?.Text, name => names.Find(type, null, name));

        IReadOnlyList<string> Value(string value) =>
        [
            MarkdownText.Code(CSharpNames.EnumMember(type.Schema, value)),
            value.Length == 0 ? "an empty string" : MarkdownText.Code(value),
            Text(type.Schema.At("x-enum-descriptions", value)),
        ];

        IReadOnlyList<string> Property(string name, SpecNode property)
        {
            var isRequired = (type.Schema["required"]?.Items ?? []).Any(required => required.Text == name);
            var described = property["description"] ?? NamedSchema.Of(document, property)?.Schema["description"];
            var description = MarkdownText.Of(described?.Text, code => names.Find(type, property, code));
            if (property["x-deprecated"]?.Text is { } reason)
                description += $" **Deprecated:** {MarkdownText.Of(reason, code => names.Find(type, property, code))}";
            var link = Link(types.Property(property, isRequired, isSent), property, isSent);
            var member = MarkdownText.Code(CSharpNames.Pascal(name));
            return isSent ? [member, link, LimitText.Of(property, isRequired), description] : [member, link, description];
        }
    }
}
