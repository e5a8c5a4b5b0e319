using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-exactly-one-of</c>, <c>x-at-least-one-of</c> and <c>x-at-most-one-of</c> each list two or more optional query parameters,
/// or properties of the body.
/// </summary>
public sealed class OneOfRule : IRule
{
    private static readonly string[] Keys = ["x-exactly-one-of", "x-at-least-one-of", "x-at-most-one-of"];

    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        from key in Keys
        where operation.Node[key] is not null
        from finding in Check(operation, key, operation.Node[key]!.Value)
        select finding;

    private static IEnumerable<Finding> Check(SpecOperation operation, string key, SpecNode names)
    {
        if (names.Items.Count() < 2)
            yield return Wrong(names.Location, $"'{key}' of {operation.Id} needs two names or more");
        foreach (var name in names.Items)
            if (name.Text is not { } text || operation.Argument(text) is null)
                yield return Wrong(name.Location, $"'{name.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
            else if (operation.Parameter(text)?.IsTrue("required") == true)
                yield return Wrong(name.Location, $"'{text}' is required, so it can't be in a choice");
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.OneOf, message);
}
