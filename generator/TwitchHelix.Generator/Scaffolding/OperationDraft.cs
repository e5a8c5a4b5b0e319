using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Makes the operation that an entry describes, with its schemas and examples.</summary>
internal static class OperationDraft
{
    /// <summary>The operation, its own schemas (its body, its response, and what is only in the body), and the schemas of its items.</summary>
    public static (JObject Operation, IReadOnlyList<(string Name, JObject Schema)> Own, IReadOnlyList<(string Name, JObject Schema)> Items) Of(
        Scaffold scaffold, DocumentedOperation entry, string id, string tag, string address, string file)
    {
        var names = new ComponentNames(scaffold.Document);
        var sent = new SchemaDraft(scaffold, names, file, isSent: true, id);
        var received = new SchemaDraft(scaffold, names, file, isSent: false, id);
        var operation = new JObject
        {
            ["tags"] = new JArray(tag),
            ["operationId"] = id,
            ["summary"] = Mark.Of($"what {id} does, as in «Gets …»"),
            ["externalDocs"] = new JObject { ["url"] = $"{address}#{entry.Anchor}" },
            ["security"] = SecurityDraft.Of(entry, scaffold),
        };
        if (SecurityDraft.Takes(entry, DocumentedTokenKind.User) && SecurityDraft.ActingUser(entry, entry.Query.Concat(entry.Body)) is { } actingUser)
            operation["x-acting-user"] = actingUser;
        if (PagedList(scaffold, entry) is { } list)
            operation["x-paginated"] = list;
        if (entry.Query.Count > 0)
            operation["parameters"] = ParameterDraft.All(scaffold, file, sent, id, entry.Query);
        if (entry.Body.Count > 0)
            operation["requestBody"] = new JObject
            {
                ["description"] = Mark.Of($"what the body of {id} has"),
                ["required"] = true,
                ["content"] = Content(
                    sent.AddObject($"{id}Body", $"what the body of {id} has", entry.Body, item => id + NameOf(item.Path)),
                    ExampleDraft.Of(entry.Body, ItemRole.Sent)),
            };
        if (entry.Statuses.Where(status => status.Code >= 400).Select(status => status.Code).Distinct().Order().ToList() is { Count: > 0 } failures)
            operation["x-error-statuses"] = new JArray(failures);
        operation["responses"] = new JObject { [Status(scaffold, entry)] = Response(entry, id, received) };
        return (operation, [.. sent.Components, .. received.Components.Take(1)], [.. received.Components.Skip(1)]);
    }

    private static JObject Response(DocumentedOperation entry, string id, SchemaDraft schemas)
    {
        if (entry.Response.Count == 0)
            return new JObject { ["description"] = Mark.Of($"what {id} has done") };
        return new JObject
        {
            ["description"] = Mark.Of($"what {id} returns"),
            ["content"] = Content(
                schemas.AddObject($"{id}Response", $"what {id} returns", entry.Response, item => ScaffoldNames.Noun(id) + NameOf(item.Path)),
                ExampleDraft.Of(entry.Response, ItemRole.Received)),
        };
    }

    private static JObject Content(JObject schema, JObject example) =>
        new() { ["application/json"] = new JObject { ["schema"] = schema, ["example"] = example } };

    /// <summary>The name of what is at a path, without the list that holds all items: <c>data.tree</c> → <c>Tree</c>.</summary>
    private static string NameOf(string path) =>
        string.Concat(path.Split('.').SkipWhile((part, index) => index == 0 && part == "data").Select(ScaffoldNames.Part));

    private static string Status(Scaffold scaffold, DocumentedOperation entry)
    {
        var stated = entry.Statuses.Where(status => status.Code is >= 200 and < 300).Select(status => status.Code).ToList();
        if (stated.Count != 1)
            scaffold.Note($"The page lists {stated.Count} statuses of success, and an operation has one.");
        var status = stated.Count > 0 ? stated[0] : entry.Response.Count > 0 ? 200 : 204;
        if (status == 200 == (entry.Response.Count == 0) && status is 200 or 204)
            scaffold.Note($"The page says {status}, and lists {(status == 200 ? "no" : "a")} response.");
        return status.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The list of a paged response. Null if it isn't paged.</summary>
    private static string? PagedList(Scaffold scaffold, DocumentedOperation entry)
    {
        if (!entry.Query.Any(item => item.Name == "after"))
            return null;
        var lists = entry.Response.Where(item => item.Name != "pagination").SelectMany(item => item.Items.Prepend(item)).Where(item => item.Type.IsList);
        if (entry.Response.Any(item => item.Name == "pagination") && lists.FirstOrDefault() is { } list)
            return list.Path;
        scaffold.Note("The page has a parameter `after`, and no list with `pagination`: complete `x-paginated`, or remove `after`.");
        return null;
    }
}
