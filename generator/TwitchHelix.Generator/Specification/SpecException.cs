namespace TwitchHelix.Generator.Specification;

/// <summary>The specification can't be read, so no rule can be checked.</summary>
public sealed class SpecException(SpecLocation location, string message) : Exception(message)
{
    public Finding Finding { get; } = new(location, RuleCodes.Unreadable, message);
}
