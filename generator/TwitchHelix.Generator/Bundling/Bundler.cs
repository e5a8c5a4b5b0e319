using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Bundling;

/// <summary>
/// Makes one OpenAPI document of all files: references point inside it, shared parameters stand where they are used, every
/// operation has the error response, and what only the templates need is added under <c>x-</c> keys.
/// </summary>
public sealed class Bundler
{
    private readonly SpecDocument document;
    private readonly Documentation documentation;

    private Bundler(SpecDocument document)
    {
        this.document = document;
        documentation = new Documentation(document);
    }

    /// <summary>Bundles a document that keeps the rules on keys and references.</summary>
    public static JObject Bundle(SpecDocument document) => new Bundler(document).Bundle();

    private JObject Bundle()
    {
        var root = (JObject)Convert(document.Root.Root);
        root.Remove("paths");
        root.Remove("components");
        root["x-resources"] = new JObject((document.Root.Root["tags"]?.Items ?? []).Select(tag => new JProperty(tag["name"]?.Text ?? "", DocumentationText.Xml(tag["description"]?.Text))));
        root["x-scopes"] = Scopes();
        root["x-eventsub-types"] = new JObject(document.EventSubTypes.Select(type => new JProperty(type["name"]?.Text ?? "", EventSubType(type))));
        root["paths"] = Paths();
        root["components"] = new JObject
        {
            ["securitySchemes"] = Components("securitySchemes"),
            ["responses"] = Components("responses"),
            ["schemas"] = Schemas(),
        };
        return root;
    }

    /// <summary>The scopes of user tokens, in alphabetical order, with their C# names.</summary>
    private JObject Scopes() => new((document.Root.Root.At("components", "securitySchemes", "user", "flows")?.Entries ?? [])
        .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).OrderBy(scope => scope.Key.Text, StringComparer.Ordinal)
        .Select(scope => new JProperty(scope.Key.Text ?? "", new JObject
        {
            ["x-csharp-text"] = DocumentationText.Xml(scope.Value.Text),
            ["x-csharp-name"] = CSharpNames.Pascal(scope.Key.Text ?? ""),
        })));

    private JObject Paths()
    {
        var paths = new JObject();
        foreach (var operation in document.Operations)
        {
            if (paths[operation.Path] is not JObject path)
                paths[operation.Path] = path = [];
            path[operation.Method] = Operation(operation);
        }
        return paths;
    }

    private JObject Operation(SpecOperation operation)
    {
        var json = (JObject)Convert(operation.Node);
        if (operation.Node["parameters"] is not null)
            json["parameters"] = new JArray(operation.Parameters.Select(Parameter));
        if (json["responses"] is JObject responses)
            responses["default"] = new JObject { ["$ref"] = "#/components/responses/Error" };
        json["x-csharp-reference"] = operation.Node.At("externalDocs", "url")?.Text;
        if (operation.Node["x-acting-user"]?.Text is { } actingUser)
            json["x-csharp-acting-user"] = Argument(operation, actingUser);
        if (operation.Node["x-rate-limit"] is { } limits)
            json["x-csharp-rate-limits"] = string.Join(", ", limits.Items.Select(RateLimit));
        if (RequestProperties(operation) is { HasValues: true } properties)
            json["x-csharp-request"] = properties;
        if (operation.Node["x-paginated"]?.Text is { } items)
            json["x-csharp-item"] = ItemType(operation, items);
        if (operation.Argument("first")?["maximum"]?.Text is { } largest)
            json["x-csharp-largest-page"] = LargestPage(operation, largest);
        if (operation.LookUps.Any())
            json["x-csharp-batch"] = new JObject(operation.LookUps.Select(lookUp => new JProperty(lookUp["name"]?.Text ?? "", LookUp(operation, lookUp))));
        documentation.AddTo(json, operation);
        return json;
    }

    /// <summary>A look-up as the template can read it.</summary>
    private JObject LookUp(SpecOperation operation, SpecNode lookUp)
    {
        var parameter = lookUp["parameter"]?.Text ?? "";
        var item = operation.Property(operation.Response, "data")?["items"];
        return new JObject
        {
            ["parameter"] = parameter,
            ["variable"] = CSharpNames.Parameter(parameter),
            ["property"] = CSharpNames.Pascal(parameter),
            ["item"] = ItemType(operation, "data"),
            ["item_text"] = NamedSchema.Of(document, item) is { } described ? documentation.Of(described) : null,
            ["limit"] = operation.Parameter(parameter)?.At("schema", "maxItems")?.Text,
            ["paged"] = lookUp.IsTrue("paged"),
            // Twitch compares IDs exactly, logins and other names without case.
            ["comparer"] = parameter == "id" || parameter.EndsWith("_id", StringComparison.Ordinal) ? "Ordinal" : "OrdinalIgnoreCase",
        };
    }

    /// <summary>What the request of an operation has beside query, body and acting user: its properties and the code of their values.</summary>
    private JObject RequestProperties(SpecOperation operation)
    {
        var properties = new JObject();
        if (operation.Node["x-rate-limit"] is { } limits)
            properties["RateLimitKeys"] = $"[{string.Join(", ", limits.Items.Select(limit => $"RateLimitKey.Of({string.Join(", ", Per(limit).Select(name => Argument(operation, name)))})"))}]";
        if (operation.Node["x-token-by-transport"] is { } kinds)
            properties["Tokens"] = $"EventSubTokens.Of(body, {string.Join(", ", kinds.Entries.Select(TokenOfTransport))})";
        var jwt = operation.Node["x-jwt"];
        if (jwt?["pubsub"]?.Text is { } targets)
            properties["JwtPubSubTargets"] = Argument(operation, targets);
        // A message of no one channel is for all of them.
        if (jwt?["channel"]?.Text is { } channel)
            properties["JwtChannelId"] = Argument(operation, channel) + (jwt.Value["pubsub"] is null ? "" : " ?? \"all\"");
        return properties;
    }

    private static string TokenOfTransport((SpecNode Method, SpecNode Kind) transport) =>
        $"(\"{transport.Method.Text}\", HelixTokenKind.{CSharpNames.Pascal(transport.Kind.Text ?? "")})";

    private static string RateLimit(SpecNode limit) =>
        $"new({string.Join(", ", Per(limit).Select(name => $"\"{name}\"").Prepend(limit["seconds"]?.Text).Prepend(limit["calls"]?.Text))})";

    private static IEnumerable<string> Per(SpecNode limit) => (limit["per"]?.Items ?? []).Select(part => part.Text ?? "");

    /// <summary>The code of the page size that a walk through a list asks for: null where it may not be sent.</summary>
    private string LargestPage(SpecOperation operation, string largest) => operation.Parameter("first")?["x-only-with"] is { } others
        ? $"({string.Join(" && ", others.Items.Select(other => $"{Argument(operation, other.Text ?? "")} is null"))} ? (int?)null : {largest})"
        : largest;

    /// <summary>How a generated method reads a parameter, or a property of the body.</summary>
    private string Argument(SpecOperation operation, string name) =>
        operation.Parameter(name) is { } parameter ? CSharpNames.Parameter(document, parameter) : "body." + MemberPath(name);

    private JObject Parameter(SpecNode parameter)
    {
        var json = (JObject)Convert(parameter);
        json["x-originalName"] = CSharpNames.Parameter(document, parameter);
        return json;
    }

    /// <summary>
    /// A type as the template can read it: scopes of which any will do in one string, the condition's fields by name with
    /// required ones first.
    /// </summary>
    private static JObject EventSubType(SpecNode type)
    {
        var json = (JObject)Convert(type);
        // What has a "type" NSwag takes for a schema.
        json.Remove("type");
        json["event_type"] = type["type"]?.Text;
        json["scopes"] = new JArray((json["scopes"] as JArray ?? []).Select(scope => scope is JArray any ? string.Join(' ', any) : (string?)scope));
        json["condition"] = new JObject((type["condition"]?.Items ?? []).OrderBy(field => !field.IsTrue("required")).Select(field =>
        {
            var name = field["name"]?.Text ?? "";
            var described = (JObject)Convert(field);
            described["x-csharp-parameter"] = CSharpNames.Parameter(name);
            return new JProperty(name, described);
        }));
        Documentation.AddToEventSubType(json);
        return json;
    }

    private JObject Components(string kind) =>
        new(document.Components(kind).Select(entry => new JProperty(entry.Name.Text!, Convert(entry.Component))));

    private JObject Schemas()
    {
        var answers = document.Operations.Where(operation => operation.Response is not null).ToLookup(operation => operation.Response!.Value);
        var schemas = new JObject();
        foreach (var (name, schema) in document.Components("schemas"))
            schemas[name.Text!] = Schema(new NamedSchema(name.Text!, schema), answers[schema].FirstOrDefault());
        return schemas;
    }

    private JObject Schema(NamedSchema type, SpecOperation? answeredBy)
    {
        var schema = type.Schema;
        var json = (JObject)Convert(schema);
        foreach (var (name, property) in SpecSchemas.Properties(schema))
        {
            var target = (JObject)json["properties"]![name.Text!]!;
            if (property["$ref"] is not null)
                target.Replace(target = new JObject
                {
                    ["description"] = document.Follow(property)["description"]?.Text,
                    ["allOf"] = new JArray(Convert(property)),
                });
            target["x-csharp-name"] = CSharpNames.Pascal(name.Text!);
            target["x-csharp-kind"] = Kind(document.Follow(property));
        }
        if (schema["properties"] is not null && schema["additionalProperties"] is null)
            json["x-csharp-base"] = answeredBy is null ? "HelixObject" : "HelixResponse";
        if (answeredBy?.Node["x-paginated"]?.Text is { } items)
        {
            json["x-csharp-page-items"] = MemberPath(items);
            json["x-csharp-page-item"] = ItemType(answeredBy, items);
        }
        if (schema["enum"] is { } values)
        {
            json.Remove("x-enum-names");
            // NSwag knows this key as a list.
            if (schema["x-enum-descriptions"] is { } meanings)
                json["x-enum-descriptions"] = new JArray(values.Items.Select(value => meanings[value.Yaml.ToString()]?.Text ?? ""));
            json["x-enumNames"] = new JArray(values.Items.Select(value => CSharpNames.EnumMember(schema, value.Yaml.ToString())));
        }
        documentation.AddTo(json, type);
        return json;
    }

    /// <summary>What a property holds, which decides what it has before anything is read into it.</summary>
    private static string Kind(SpecNode schema) => schema["type"]?.Text switch
    {
        "array" => "list",
        "object" => schema["properties"] is not null ? "object" : "map",
        "string" when schema["format"] is null && schema["enum"] is null => "string",
        _ => "value",
    };

    private static string ItemType(SpecOperation operation, string items) =>
        operation.Property(operation.Response, items)?["items"] is { } item
            ? SpecReference.Parse(SpecDocument.ReferenceIn(item) ?? item)?.Name ?? "string"
            : "string";

    private static string MemberPath(string path) => string.Join('.', path.Split('.').Select(CSharpNames.Pascal));

    private static JToken Convert(SpecNode node) => node.Yaml switch
    {
        YamlMappingNode => new JObject(node.Entries.Select(entry => new JProperty(
            entry.Key.Text ?? "",
            entry.Key.Text == "$ref" && SpecReference.Parse(entry.Value) is { } reference ? reference.Bundled : Convert(entry.Value)))),
        YamlSequenceNode => new JArray(node.Items.Select(Convert)),
        _ => YamlScalars.ToJson((YamlScalarNode)node.Yaml),
    };
}
