using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An operation with an <c>after</c> cursor is marked <c>x-paginated</c> with the path of its item list,
/// and has a <c>pagination</c> in its response; no other operation is.
/// </summary>
public sealed class PaginationRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var mark = operation.Node["x-paginated"];
            var after = operation.Parameter("after");
            if (mark is null && after is not null)
                yield return new Finding(operation.Location, RuleCodes.Pagination, $"{operation.Id} takes 'after': mark it with 'x-paginated' and the name of its item list");
            if (mark is null)
                continue;
            if (after is null)
                yield return new Finding(mark.Value.Location, RuleCodes.Pagination, $"{operation.Id} is marked 'x-paginated' but has no query parameter 'after'");
            if (operation.Property(operation.Response, mark.Value.Text ?? "") is not { } list || list["type"]?.Text != "array")
                yield return new Finding(mark.Value.Location, RuleCodes.Pagination, $"'{mark.Value.Text}' is not a list in the response of {operation.Id}");
            if (operation.Property(operation.Response, "pagination") is null)
                yield return new Finding(mark.Value.Location, RuleCodes.Pagination, $"the response of {operation.Id} has no 'pagination' with the cursor");
        }
    }
}
