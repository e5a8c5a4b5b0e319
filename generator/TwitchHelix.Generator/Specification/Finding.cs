namespace TwitchHelix.Generator.Specification;

/// <summary>A problem in the specification. It is printed in the form that MSBuild and editors link to the file.</summary>
public sealed record Finding(SpecLocation Location, string Code, string Message)
{
    public override string ToString() => $"{Location}: error {Code}: {Message}";
}
