using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Adds the code of an operation's methods.</summary>
internal sealed class OperationCode(SpecDocument document)
{
    private readonly Documentation documentation = new(document);
    private readonly Signatures signatures = new(document);

    public void AddTo(JObject json, SpecOperation operation)
    {
        foreach (var (parameter, node) in (json["parameters"] ?? new JArray()).Children<JObject>().Zip(operation.Parameters))
        {
            parameter["x-originalName"] = CSharpNames.Parameter(document, node);
            parameter["x-csharp-forms"] = new JArray(Forms(operation, node));
        }
        json["x-csharp-older"] = new JObject
        {
            ["single"] = OlderMethod.Json(signatures.Of(operation, "single")),
            ["paged"] = OlderMethod.Json(signatures.Of(operation, "paged")),
        };
        json["x-csharp-reference"] = operation.Node.At("externalDocs", "url")?.Text;
        json["x-csharp-acting-user"] = operation.Node["x-acting-user"]?.Text is { } actingUser ? Argument(operation, actingUser) : "null";
        if (operation.Node["x-rate-limit"] is { } limits)
            json["x-csharp-rate-limits"] = new JArray(limits.Items.Select(RateLimit));
        if (RequestProperties(operation) is { HasValues: true } properties)
            json["x-csharp-request"] = properties;
        if (operation.Node["x-paginated"]?.Text is { } items)
            json["x-csharp-item"] = CSharpNames.ItemType(operation, items);
        if (operation.Argument("first")?["maximum"]?.Text is { } largest)
            json["x-csharp-largest-page"] = LargestPage(operation, largest);
        if (operation.LookUps.Any())
            json["x-csharp-batch"] = new JArray(operation.LookUps.Select(lookUp => LookUp(operation, lookUp)));
        documentation.AddTo(json, operation);
    }

    /// <summary>The methods of an operation that take a parameter: the one for a single page, the one for all pages, and each look-up.</summary>
    public static IEnumerable<string> Forms(SpecOperation operation, SpecNode parameter)
    {
        var name = parameter["name"]?.Text;
        yield return "single";
        if (name is not ("after" or "before"))
            yield return "paged";
        foreach (var lookUp in operation.LookUps)
            if (parameter.IsTrue("required") && lookUp["parameter"]?.Text != name)
                yield return lookUp["name"]?.Text ?? "";
    }

    private JObject LookUp(SpecOperation operation, SpecNode lookUp)
    {
        var parameter = lookUp["parameter"]?.Text ?? "";
        var item = operation.Property(operation.Response, "data")?["items"];
        return new JObject
        {
            ["name"] = lookUp["name"]?.Text,
            ["parameter"] = parameter,
            ["variable"] = CSharpNames.Parameter(parameter),
            ["property"] = CSharpNames.Pascal(parameter),
            ["item"] = CSharpNames.ItemType(operation, "data"),
            ["item_text"] = NamedSchema.Of(document, item) is { } described ? documentation.Of(described) : null,
            ["limit"] = operation.Parameter(parameter)?.At("schema", "maxItems")?.Text,
            ["paged"] = lookUp.IsTrue("paged"),
            // Twitch compares IDs exactly, and logins and other names without case.
            ["comparer"] = parameter == "id" || parameter.EndsWith("_id", StringComparison.Ordinal) ? "Ordinal" : "OrdinalIgnoreCase",
        };
    }

    /// <summary>The properties of the request other than query, body and acting user, each with the code of its value.</summary>
    private JObject RequestProperties(SpecOperation operation)
    {
        var properties = new JObject();
        if (operation.Node["x-rate-limit"] is { } limits)
        {
            var keys = limits.Items.Select(limit => $"RateLimitKey.Of({string.Join(", ", Per(limit).Select(name => Argument(operation, name)))})");
            properties["RateLimitKeys"] = $"[{string.Join(", ", keys)}]";
        }
        if (operation.Node["x-token-by-transport"] is { } kinds)
            properties["Tokens"] = $"EventSubTokens.Of(body, {string.Join(", ", kinds.Entries.Select(TokenOfTransport))})";
        var jwt = operation.Node["x-jwt"];
        if (jwt?["pubsub"]?.Text is { } targets)
            properties["JwtPubSubTargets"] = Argument(operation, targets);
        // A message without a channel is for all channels.
        if (jwt?["channel"]?.Text is { } channel)
            properties["JwtChannelId"] = Argument(operation, channel) + (jwt.Value["pubsub"] is null ? "" : " ?? \"all\"");
        return properties;
    }

    private static string TokenOfTransport((SpecNode Method, SpecNode Kind) transport) =>
        $"(\"{transport.Method.Text}\", HelixTokenKind.{CSharpNames.Pascal(transport.Kind.Text ?? "")})";

    private static string RateLimit(SpecNode limit) =>
        $"new({string.Join(", ", Per(limit).Select(name => $"\"{name}\"").Prepend(limit["seconds"]?.Text).Prepend(limit["calls"]?.Text))})";

    private static IEnumerable<string> Per(SpecNode limit) => (limit["per"]?.Items ?? []).Select(part => part.Text ?? "");

    /// <summary>The code of the page size that a walk through all pages asks for: null if Twitch refuses the parameter.</summary>
    private string LargestPage(SpecOperation operation, string largest) => operation.Parameter("first")?["x-only-with"] is { } others
        ? $"({string.Join(" && ", others.Items.Select(other => $"{Argument(operation, other.Text ?? "")} is null"))} ? (int?)null : {largest})"
        : largest;

    /// <summary>The code that reads a parameter, or a property of the body.</summary>
    private string Argument(SpecOperation operation, string name) =>
        operation.Parameter(name) is { } parameter ? CSharpNames.Parameter(document, parameter) : "body." + CSharpNames.Member(name);
}
