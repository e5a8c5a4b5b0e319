using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Only a PATCH says <c>x-repeatable</c>: GET, PUT and DELETE are repeatable by their nature, and POST never is.</summary>
public sealed class RepeatableRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        let mark = operation.Node["x-repeatable"]
        where mark is not null && operation.Method != "patch"
        select new Finding(mark.Value.Location, RuleCodes.Repeatable, $"{operation.Id} is a {operation.Method.ToUpperInvariant()}: only a PATCH says whether it is repeatable");
}
