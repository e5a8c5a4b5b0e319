using System.Text;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Writes the table of all endpoints with their methods.</summary>
internal static class EndpointTable
{
    public static string Of(SpecDocument document)
    {
        var text = new StringBuilder("""
            # Endpoints

            Every endpoint of the API, and the method that calls it. A token needs one of the sets of scopes. The scopes of an app token are those that the
            acting user must have granted to the application. A paged method has a second form, `…PagedAsync`, which walks through all pages.

            This page is generated from `spec/`: `dotnet cake --target=Tables`.

            """).Append('\n');
        foreach (var tag in document.Root.Root["tags"]?.Items ?? [])
        {
            text.Append('\n').Append("## ").Append(tag["name"]?.Text)
                .Append("\n\n| Endpoint | Method | Tokens and scopes | Paged |\n| --- | --- | --- | --- |\n");
            foreach (var operation in document.Operations.Where(operation => operation.Tag == tag["name"]?.Text))
                text.Append(Row(operation));
        }
        return text.ToString();
    }

    private static string Row(SpecOperation operation)
    {
        var endpoint = $"[{operation.Method.ToUpperInvariant()} {operation.Path}]({operation.Node.At("externalDocs", "url")?.Text})";
        var mark = operation.Node.IsTrue("deprecated") ? " (deprecated)" : operation.IsBeta ? " (beta)" : "";
        var paged = operation.Node["x-paginated"] is null ? "" : "yes";
        return $"| {endpoint}{mark} | `twitch.{operation.Tag}.{operation.Id}Async` | {Tokens(operation)} | {paged} |\n";
    }

    private static string Tokens(SpecOperation operation)
    {
        var kinds = operation.Tokens.Select(kind => kind.All(scopes => scopes.Count == 0)
            ? kind.Key
            : $"{kind.Key}: {string.Join(" or ", kind.Select(scopes => string.Join(" + ", scopes.Select(scope => $"`{scope}`"))))}");
        var tokens = string.Join("; ", kinds);
        return tokens.Length == 0 ? "none" : tokens;
    }
}
