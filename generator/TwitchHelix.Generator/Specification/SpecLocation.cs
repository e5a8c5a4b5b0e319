namespace TwitchHelix.Generator.Specification;

/// <summary>A location in a file of the specification. Lines and columns start at 1.</summary>
public readonly record struct SpecLocation(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
