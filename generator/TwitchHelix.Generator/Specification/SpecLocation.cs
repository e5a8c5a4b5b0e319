namespace TwitchHelix.Generator.Specification;

/// <summary>A place in a file of the specification; lines and columns count from 1.</summary>
public readonly record struct SpecLocation(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
