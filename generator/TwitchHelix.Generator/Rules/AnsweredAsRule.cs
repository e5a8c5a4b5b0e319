using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-answered-as</c> names a property of the answer that has another name than the query parameter, or than the property of the
/// body; or it says <c>none</c> where the property of the same name is about something else.
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
            ? $"the answer of {operation.Id} has no '{sent.Name}' anyway"
            : $"'{says}' is no other property of what {operation.Id} answers");

    private static IEnumerable<(string Name, SpecNode Node)> Sent(SpecDocument document, SpecOperation operation) =>
        operation.Parameters.Select(parameter => (parameter["name"]?.Text ?? "", parameter))
            .Concat((operation.Body?["properties"]?.Entries ?? []).Select(entry => (entry.Key.Text ?? "", entry.Value)));

    /// <summary>What <c>data</c> is, or the items in it; and the items of the lists in it.</summary>
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
