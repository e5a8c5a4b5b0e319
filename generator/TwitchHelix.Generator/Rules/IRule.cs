using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>A rule of the specification. It reports everything that breaks it, and throws for nothing.</summary>
public interface IRule
{
    IEnumerable<Finding> Check(SpecDocument document);
}
