namespace TwitchHelix.Generator.CSharp;

/// <summary>A parameter of a generated method, and its name on the wire.</summary>
internal sealed record MethodParameter(string Wire, string Type, string Name, bool IsOptional)
{
    public override string ToString() => $"{Type} {Name}{(IsOptional ? " = null" : "")}";
}
