using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An operation has the cursor <c>after</c> if, and only if, it has <c>x-paginated</c> with the path of its item list and <c>pagination</c> in its
/// response. <c>x-only-with</c> on its <c>first</c> names other parameters.
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
                    yield return Wrong(condition.Location, "'x-only-with' is only for 'first' of a paged operation");
                else if (!condition.Items.Any() || condition.Items.Any(name => name.Text is null or "first" || operation.Parameter(name.Text) is null))
                    yield return Wrong(condition.Location, $"'x-only-with' must list other query parameters of {operation.Id}");
            if (mark is null && after is not null)
                yield return Wrong(operation.Location, $"{operation.Id} has 'after', so it needs 'x-paginated' with the name of its item list");
            if (mark is null)
                continue;
            if (after is null)
                yield return Wrong(mark.Value.Location, $"{operation.Id} has 'x-paginated' but no query parameter 'after'");
            if (operation.Property(operation.Response, mark.Value.Text ?? "") is not { } list || list["type"]?.Text != "array")
                yield return Wrong(mark.Value.Location, $"'{mark.Value.Text}' is not a list in the response of {operation.Id}");
            if (operation.Property(operation.Response, "pagination") is null)
                yield return Wrong(mark.Value.Location, $"the response of {operation.Id} has no 'pagination' with the cursor");
        }
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Pagination, message);
}
