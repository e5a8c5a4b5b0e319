namespace TwitchHelix.Generator.Specification;

/// <summary>The target of a <c>$ref</c>: a file of the specification and a component in it.</summary>
public readonly record struct SpecReference(string File, string Kind, string Name)
{
    private const string Components = "#/components/";

    /// <summary>Parses <c>#/components/schemas/User</c> or <c>../helix.yaml#/components/schemas/Pagination</c>.</summary>
    public static SpecReference? Parse(SpecNode reference)
    {
        var text = reference.Text ?? "";
        var start = text.IndexOf(Components, StringComparison.Ordinal);
        if (start < 0 || text[(start + Components.Length)..].Split('/') is not [var kind, var name])
            return null;
        var folder = Path.GetDirectoryName(reference.File.Path)!;
        var file = start == 0 ? reference.File.Path : Path.GetFullPath(Path.Combine(folder, text[..start]));
        return new SpecReference(file, kind, name);
    }

    /// <summary>The same component in the bundled document.</summary>
    public string Bundled => $"{Components}{Kind}/{Name}";
}
