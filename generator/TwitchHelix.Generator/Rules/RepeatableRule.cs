using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Only a PATCH has <c>x-repeatable</c>: GET, PUT and DELETE are always repeatable, and POST never is.</summary>
public sealed class RepeatableRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        let mark = operation.Node["x-repeatable"]
        where mark is not null && operation.Method != "patch"
        select new Finding(
            mark.Value.Location,
            RuleCodes.Repeatable,
            $"{operation.Id} is a {operation.Method.ToUpperInvariant()}; only a PATCH has x-repeatable");
}
