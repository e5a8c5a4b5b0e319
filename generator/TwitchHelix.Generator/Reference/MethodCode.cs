using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes the signatures of generated methods.</summary>
internal sealed class MethodCode(SpecDocument document)
{
    private const int LineLength = 72;
    private const string Cancellation = "CancellationToken cancellationToken = default";

    private readonly Signatures signatures = new(document);
    private readonly TypeNames types = new(document);

    /// <summary>The methods of an operation: for one page, and for all pages.</summary>
    public IEnumerable<string> Of(SpecOperation operation)
    {
        yield return Method(
            types.Response(operation) is { } response ? $"Task<{response}>" : "Task",
            $"{operation.Id}Async",
            [.. Parameters(operation, "single"), Cancellation]);
        if (operation.Node["x-paginated"]?.Text is { } items)
            yield return Method(
                $"HelixPageable<{CSharpNames.ItemType(operation, items)}>",
                $"{operation.Id}PagedAsync",
                [.. Parameters(operation, "paged"), Cancellation]);
    }

    /// <summary>The methods of <c>twitch.Batch</c> that call an operation.</summary>
    public IEnumerable<string> LookUps(SpecOperation operation) =>
        from lookUp in operation.LookUps
        let name = lookUp["name"]?.Text ?? ""
        select Method(
            $"Task<{CSharpNames.ItemType(operation, "data")}?>",
            $"{name}Async",
            [.. Parameters(operation, name), $"string {CSharpNames.Parameter(lookUp["parameter"]?.Text ?? "_")}", Cancellation]);

    /// <summary>The factory of a type of EventSub subscriptions.</summary>
    public static string Of(SpecEventSubType type) =>
        Method($"EventSubSubscriptionType<{type.Event?.Name}>", type.Name ?? "", [.. Signatures.Of(type).Select(parameter => parameter.ToString())]);

    private IEnumerable<string> Parameters(SpecOperation operation, string form) =>
        signatures.Of(operation, form).Select(parameter => parameter.ToString());

    /// <summary>A method in one line, or with a line for each parameter.</summary>
    private static string Method(string type, string name, IReadOnlyList<string> parameters)
    {
        var line = $"{type} {name}({string.Join(", ", parameters)});";
        return line.Length <= LineLength ? line : $"{type} {name}({string.Concat(parameters.Select((parameter, index) =>
            $"{(index > 0 ? "," : "")}\n    {parameter}"))});";
    }
}
