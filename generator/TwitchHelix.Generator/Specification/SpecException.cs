namespace TwitchHelix.Generator.Specification;

/// <summary>The specification can't be read at all, so that no rule can be checked.</summary>
public sealed class SpecException(SpecLocation location, string message) : Exception(message)
{
    public Finding Finding { get; } = new(location, RuleCodes.Unreadable, message);
}
