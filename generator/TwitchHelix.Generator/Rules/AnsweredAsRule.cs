using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-answered-as</c> names the property of the response that has the same value as a parameter or a property of the body, if the names differ.
/// It is <c>none</c> if the property of the same name means something else.
/// </summary>
public sealed class AnsweredAsRule : IRule
{
    private const string Key = "x-answered-as";

    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        from sent in Sent(document, operation)
        where sent.Node[Key] is not null
        let path = sent.Node[Key]!.Value
        let says = path.Text ?? ""
        where says == sent.Name || !Answers(document, operation).Any(item => operation.Property(item, says == "none" ? sent.Name : says) is not null)
        select new Finding(path.Location, RuleCodes.AnsweredAs, says == "none"
            ? $"the response of {operation.Id} has no '{sent.Name}'; remove x-answered-as"
            : $"'{says}' is not another property in the response of {operation.Id}");

    private static IEnumerable<(string Name, SpecNode Node)> Sent(SpecDocument document, SpecOperation operation) =>
        operation.Parameters.Select(parameter => (parameter["name"]?.Text ?? "", parameter))
            .Concat((operation.Body?["properties"]?.Entries ?? []).Select(entry => (entry.Key.Text ?? "", entry.Value)));

    /// <summary>The objects in <c>data</c>, and the objects in their lists.</summary>
    private static IEnumerable<SpecNode> Answers(SpecDocument document, SpecOperation operation)
    {
        if (operation.Property(operation.Response, "data") is not { } data)
            yield break;
        var item = Item(document, data);
        yield return item;
        foreach (var (_, property) in item["properties"]?.Entries ?? [])
            if (document.Follow(property) is var list && list["items"] is not null)
                yield return Item(document, list);
    }

    private static SpecNode Item(SpecDocument document, SpecNode schema) => schema["items"] is { } items ? document.Follow(items) : schema;
}
