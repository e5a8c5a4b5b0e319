using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Reads a schema as it is used: its own keys, then those of the component that it refers to.</summary>
internal sealed class UsedSchema
{
    // More references in a row than any document has, and an end for a reference to itself.
    private const int Depth = 32;

    private readonly SpecDocument document;
    private readonly List<SpecNode> chain;

    public UsedSchema(SpecDocument document, SpecNode node)
    {
        this.document = document;
        chain = [node];
        while (chain.Count < Depth && document.Target(SpecDocument.ReferenceIn(chain[^1])) is { } next)
            chain.Add(next);
    }

    public bool IsList => Type == "array";

    public bool IsMap => Type == "object" && this["properties"] is null && this["additionalProperties"] is { } values && values.Text != "false";

    public bool IsTime => this["format"]?.Text == "date-time";

    /// <summary>Whether Twitch may send null, or the empty string for none.</summary>
    public bool IsNullable => chain.Exists(node => node.IsTrue("nullable") || node.IsTrue("x-empty-string-is-null"));

    public bool IsDeprecated => chain.Exists(node => node.IsTrue("deprecated"));

    public string? Type => this["type"]?.Text;

    /// <summary>What a list has, whatever the depth. The schema itself if it is no list.</summary>
    public UsedSchema Element => Unwrap(schema => schema.IsList ? schema["items"] : null);

    /// <summary>What has the properties: the items of a list, the values of a map, or the schema itself.</summary>
    public UsedSchema Content =>
        Unwrap(schema => schema.IsList ? schema["items"] : schema.IsMap && schema["additionalProperties"] is { IsMapping: true } values ? values : null);

    /// <summary>What the pages would call it, apart from the list. Null if the specification doesn't say.</summary>
    public DocumentedShape? Shape => Type switch
    {
        "string" => DocumentedShape.String,
        "integer" => DocumentedShape.Integer,
        "number" => DocumentedShape.Number,
        "boolean" => DocumentedShape.Boolean,
        "object" => IsMap ? DocumentedShape.Map : DocumentedShape.Object,
        _ => null,
    };

    public IReadOnlyList<OurItem> Properties
    {
        get
        {
            var required = (this["required"]?.Items ?? []).Select(name => name.Text).ToHashSet();
            return
            [
                .. (this["properties"]?.Entries ?? []).Select(entry => new OurItem(
                    entry.Key.Text ?? "", new UsedSchema(document, entry.Value), required.Contains(entry.Key.Text), entry.Key.Location)),
            ];
        }
    }

    public SpecNode? this[string key] => chain.Select(node => node[key]).FirstOrDefault(value => value is not null);

    private UsedSchema Unwrap(Func<UsedSchema, SpecNode?> inner)
    {
        var schema = this;
        for (var depth = 0; depth < Depth && inner(schema) is { } next; depth++)
            schema = new UsedSchema(document, next);
        return schema;
    }
}
