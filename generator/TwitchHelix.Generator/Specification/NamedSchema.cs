namespace TwitchHelix.Generator.Specification;

/// <summary>A component with its name.</summary>
public readonly record struct NamedSchema(string Name, SpecNode Schema)
{
    /// <summary>Finds the component that a schema, its items or its values refer to. Null if there is none.</summary>
    public static NamedSchema? Of(SpecDocument document, SpecNode? schema)
    {
        while (schema is { } list && SpecDocument.ReferenceIn(list) is null)
            schema = list["items"] ?? list["additionalProperties"];
        var reference = schema is { } use ? SpecDocument.ReferenceIn(use) : null;
        return document.Target(reference) is { } component ? new NamedSchema(SpecReference.Parse(reference!.Value)!.Value.Name, component) : null;
    }
}
