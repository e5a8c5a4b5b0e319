using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An operation with an <c>after</c> cursor is marked <c>x-paginated</c> with the path of its item list,
/// and has a <c>pagination</c> in its response; no other operation is. <c>x-only-with</c> on its <c>first</c> names other parameters.
/// </summary>
public sealed class PaginationRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var mark = operation.Node["x-paginated"];
            var after = operation.Parameter("after");
            foreach (var parameter in operation.Parameters.Where(parameter => parameter["x-only-with"] is not null))
                if (parameter["x-only-with"]!.Value is var condition && (mark is null || parameter["name"]?.Text != "first"))
                    yield return new Finding(condition.Location, RuleCodes.Pagination, "'x-only-with' has a meaning only on the 'first' of a paged operation");
                else if (!condition.Items.Any() || condition.Items.Any(name => name.Text is null or "first" || operation.Parameter(name.Text) is null))
                    yield return new Finding(condition.Location, RuleCodes.Pagination, $"'x-only-with' lists the query parameters of {operation.Id} of which one must be given");
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
