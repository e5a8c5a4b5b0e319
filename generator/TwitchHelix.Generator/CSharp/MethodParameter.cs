namespace TwitchHelix.Generator.CSharp;

/// <summary>A parameter of a generated method, its name on the wire, and the version of the library that has added it: null for the first.</summary>
internal sealed record MethodParameter(string Wire, string Type, string Name, bool IsOptional, string? Since = null)
{
    public override string ToString() => $"{Type} {Name}{(IsOptional ? " = null" : "")}";
}
