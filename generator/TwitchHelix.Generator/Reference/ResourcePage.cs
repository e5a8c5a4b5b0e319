using System.Text;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes the page of a resource: its methods, then the types that they take and return.</summary>
internal sealed class ResourcePage(SpecDocument document, SpecNode tag)
{
    private readonly WireNames names = new(document);
    private readonly TypeNames types = new(document);
    private readonly MethodCode methods = new(document);
    private readonly CallExample examples = new(document);
    private readonly TypeSections sections = new(document);

    public override string ToString()
    {
        var name = tag["name"]?.Text ?? "";
        var text = new StringBuilder($"""
            # {MarkdownText.Words(name)}

            {MarkdownText.Of(tag["description"]?.Text)} The methods belong to `twitch.{name}`.


            """);
        foreach (var operation in document.Operations.Where(operation => operation.Tag == name))
            text.Append(Section(operation));
        return text.Append(sections).ToString().TrimEnd() + "\n";
    }

    private string Section(SpecOperation operation)
    {
        var actingUser = operation.Node["x-acting-user"]?.Text is { } user ? Argument(operation, user) : null;
        string[] parts =
        [
            $"## {operation.Id}Async {{#{MarkdownText.Anchor(operation.Id)}async}}",
            MarkdownText.Of(operation.Node["summary"]?.Text, Names(operation)),
            DeprecationBox.Of(operation.Node["x-deprecated"], reason => MarkdownText.Of(reason?.Text, Names(operation))),
            MarkdownText.Of(operation.Node["description"]?.Text, Names(operation)),
            Endpoint(operation),
            $"```cs\n{string.Join("\n\n", methods.Of(operation))}\n```",
            Parameters(operation),
            Content(operation),
            $"**Token.** {List(TokenSentences.Of(operation, actingUser).Concat(OptionalScopes(operation)))}",
            LookUps(operation),
            Limits(operation),
            Errors(operation),
            $"**Example**\n\n```csharp\n{examples.Of(operation)}\n```",
        ];
        return string.Concat(parts.Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => part + "\n\n"));
    }

    private static string Endpoint(SpecOperation operation)
    {
        var beta = operation.IsBeta ? MarkdownText.Beta : "";
        return $"`{operation.Method.ToUpperInvariant()} {operation.Path}` · [Twitch's reference]({operation.Node.At("externalDocs", "url")?.Text}){beta}";
    }

    private string Parameters(SpecOperation operation) => MarkdownText.Table(
        ["Parameter", "Type", "Limits", "Description"],
        operation.Parameters.OrderBy(parameter => !parameter.IsTrue("required")).Select(parameter => (IReadOnlyList<string>)
        [
            MarkdownText.Code(CSharpNames.Parameter(document, parameter)),
            sections.Link(types.Parameter(parameter), parameter["schema"], isSent: true),
            parameter["schema"] is { } schema ? LimitText.Of(schema, parameter.IsTrue("required")) : "",
            MarkdownText.Of(parameter["description"]?.Text, Names(operation)),
        ]));

    /// <summary>What is sent, and what is returned.</summary>
    private string Content(SpecOperation operation)
    {
        var text = new List<string>();
        if (types.Body(operation) is { } body)
        {
            var description = operation.Node.At("requestBody", "description") ?? operation.Body?["description"];
            text.Add($"**Body** {sections.Link(body, operation.BodyContent?["schema"], isSent: true)}: {Text(description)}");
        }
        var returns = operation.Successes.Select(success => document.Follow(success.Response)["description"]).FirstOrDefault();
        text.Add(types.Response(operation) is { } response
            ? $"**Returns** {sections.Link(response, operation.ResponseContent?.Content["schema"], isSent: false)}: {Text(returns)}"
            : $"**Returns** nothing. {Text(returns)}");
        return string.Join("\n\n", text);

        string Text(SpecNode? description) => MarkdownText.Of(description?.Text, Names(operation));
    }

    private IEnumerable<string> OptionalScopes(SpecOperation operation) =>
        (operation.Node["x-optional-scopes"]?.Entries ?? [])
            .Select(scope => $"Optional: {MarkdownText.Code(scope.Key.Text ?? "")}. {MarkdownText.Of(scope.Value.Text, Names(operation))}");

    private string LookUps(SpecOperation operation) => operation.LookUps.Any()
        ? $"**In a batch.** These methods of `twitch.Batch.{operation.Tag}` share their calls, and return null for what doesn't exist:\n\n"
            + $"```cs\n{string.Join("\n\n", methods.LookUps(operation))}\n```"
        : "";

    private string Limits(SpecOperation operation) => operation.Node["x-rate-limit"] is { } limits
        ? $"**Rate limits.** {List(limits.Items.Select(limit => LimitText.Rate(limit, name => Argument(operation, name)) + "."))}"
        : "";

    private static string Errors(SpecOperation operation)
    {
        var statuses = (operation.Node["x-error-statuses"]?.Items ?? []).Select(status => MarkdownText.Code(status.Text ?? "")).ToList();
        var errors = statuses.Count == 0 ? "" : $"**[Errors](../limits-and-errors.md).** Twitch's reference names the statuses {string.Join(", ", statuses)}.";
        return operation.Node.IsTrue("x-quota") ? $"{errors} Status `429` can also mean that a quota is full." : errors;
    }

    private static string List(IEnumerable<string> items) => items.ToList() is [var only] ? only : "\n" + string.Concat(items.Select(item => $"\n- {item}"));

    /// <summary>The C# name of a parameter, or of a property of the body.</summary>
    private string Argument(SpecOperation operation, string name) =>
        operation.Parameter(name) is { } parameter ? CSharpNames.Parameter(document, parameter) : "body." + CSharpNames.Member(name);

    private Func<string, CodeReference?> Names(SpecOperation operation) => name => operation.Parameter(name) is { } parameter
        ? new CodeReference(CSharpNames.Parameter(document, parameter), IsParameter: true)
        : names.Find(operation, name);
}
