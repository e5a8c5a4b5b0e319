using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// A look-up of <c>x-batch</c> has a unique name in its resource. Its query parameter is a list of strings with a maximum length, and the items in
/// <c>data</c> have a string property of the same name.
/// </summary>
public sealed class BatchRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        document.Operations.SelectMany(operation => operation.LookUps
                .SelectMany(lookUp => Wrong(document, operation, lookUp).Select(message => Finding(lookUp, message))))
            .Concat(document.Operations.GroupBy(operation => operation.Tag).SelectMany(Twice));

    private static IEnumerable<string> Wrong(SpecDocument document, SpecOperation operation, SpecNode lookUp)
    {
        if (!PascalCase.Is(lookUp["name"]?.Text))
            yield return $"the name '{lookUp["name"]?.Text}' of a look-up is not PascalCase";
        var name = lookUp["parameter"]?.Text ?? "";
        var list = operation.Parameter(name)?["schema"];
        if (list?["type"]?.Text != "array" || list.Value["maxItems"] is null || list.Value.At("items", "type")?.Text != "string")
            yield return $"'{name}' is not a query parameter of {operation.Id} that is a list of strings with 'maxItems'";
        if (operation.Property(operation.Response, "data")?["items"] is not { } item
            || operation.Property(document.Follow(item), name)?["type"]?.Text != "string")
            yield return $"the items in 'data' of {operation.Id} have no string property '{name}'";
        if (lookUp.IsTrue("paged") && operation.Parameter("first") is null)
            yield return $"{operation.Id} has no parameter 'first', which 'paged: true' needs";
    }

    private static IEnumerable<Finding> Twice(IEnumerable<SpecOperation> resource) =>
        resource.SelectMany(operation => operation.LookUps).GroupBy(lookUp => lookUp["name"]?.Text).SelectMany(group => group.Skip(1))
            .Select(again => Finding(again, $"the name '{again["name"]?.Text}' is used twice in a resource"));

    private static Finding Finding(SpecNode lookUp, string message) => new(lookUp.Location, RuleCodes.Batch, message);
}
