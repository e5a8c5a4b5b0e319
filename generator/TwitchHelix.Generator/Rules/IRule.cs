using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>A rule of the specification. It reports all violations, and never throws.</summary>
public interface IRule
{
    IEnumerable<Finding> Check(SpecDocument document);
}
