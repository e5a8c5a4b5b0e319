namespace TwitchHelix.Generator.Specification;

/// <summary>Something wrong in the specification, printed in the form that MSBuild and editors show in place.</summary>
public sealed record Finding(SpecLocation Location, string Code, string Message)
{
    public override string ToString() => $"{Location}: error {Code}: {Message}";
}
