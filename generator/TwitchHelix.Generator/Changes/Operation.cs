using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>An operation with the methods that call it.</summary>
internal sealed class Operation(SpecDocument document, SpecOperation spec)
{
    private readonly TypeNames types = new(document);

    public SpecOperation Spec { get; } = spec;

    public string Endpoint => $"{Spec.Method.ToUpperInvariant()} {Spec.Path}";

    public string Resource => Spec.Tag ?? "";

    public string Method => $"{Spec.Id}Async";

    public string PagedMethod => $"{Spec.Id}PagedAsync";

    /// <summary>The method as a caller finds it: <c>twitch.Polls.GetPollsAsync</c>.</summary>
    public string Place => $"twitch.{Resource}.{Method}";

    public string Returns => types.Response(Spec) is { } type ? $"Task<{type}>" : "Task";

    /// <summary>The type of the items that the paged method returns. Null if there is no such method.</summary>
    public string? PagedItem => Spec.Node["x-paginated"]?.Text is { } list ? CSharpNames.ItemType(Spec, list) : null;

    /// <summary>The look-ups of single items, as a caller finds them.</summary>
    public IEnumerable<string> LookUps => Spec.LookUps.Select(lookUp => $"twitch.Batch.{Resource}.{lookUp["name"]?.Text}Async");

    public IReadOnlyList<MethodParameter> Parameters => new Signatures(document).Of(Spec, "single");

    public string Signature =>
        $"{Returns} {Place}({string.Join(", ", Parameters.Select(parameter => parameter.ToString()).Append("CancellationToken cancellationToken = default"))})";

    public Section Section => new(Resource, Method, Endpoint);
}
