using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>
/// The parameters of generated methods in the order of C#: the required ones, the body, the optional ones, and the cancellation token, which isn't here.
/// NSwag orders them so, each group as in the document.
/// </summary>
internal sealed class Signatures(SpecDocument document)
{
    /// <summary>The name on the wire that stands for the body. No parameter can have it.</summary>
    private const string Body = "(body)";

    private readonly TypeNames types = new(document);

    /// <summary>The parameters of a form of an operation: <c>single</c> or <c>paged</c>.</summary>
    public IReadOnlyList<MethodParameter> Of(SpecOperation operation, string form)
    {
        var query = operation.Parameters.Where(parameter => OperationCode.Forms(operation, parameter).Contains(form))
            .Select(parameter => new MethodParameter(
                parameter["name"]?.Text ?? "_",
                types.Parameter(parameter),
                CSharpNames.Parameter(document, parameter),
                !parameter.IsTrue("required"),
                parameter["x-since"]?.Text));
        IEnumerable<MethodParameter> body = types.Body(operation) is { } type
            ? [new MethodParameter(Body, type, "body", IsOptional: false)]
            : [];
        return [.. query.Concat(body).OrderBy(parameter => parameter.IsOptional)];
    }

    /// <summary>The parameters of the factory of an EventSub type: the fields of its condition.</summary>
    public static IReadOnlyList<MethodParameter> Of(SpecEventSubType type) =>
    [
        .. from field in EventSubTypeCode.Fields(type)
           let name = field["name"]?.Text ?? "_"
           let isRequired = field.IsTrue("required")
           select new MethodParameter(name, isRequired ? "string" : "string?", CSharpNames.Parameter(name), !isRequired, field["since"]?.Text),
    ];
}
