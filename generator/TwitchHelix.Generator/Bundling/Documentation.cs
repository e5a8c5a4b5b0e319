using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Adds to the bundle what the templates print as documentation: the document's texts as XML, with its names in C#.</summary>
internal sealed class Documentation(SpecDocument document)
{
    private const string Text = "x-csharp-text";
    private const string Obsolete = "x-csharp-obsolete";
    private readonly WireNames names = new(document);

    /// <summary>The texts of an operation whose parameters have their C# names.</summary>
    public void AddTo(JObject json, SpecOperation operation)
    {
        CodeReference? Member(string name) => names.Find(operation, name);
        var parameters = (json["parameters"] ?? new JArray()).Children<JObject>().ToList();
        var parameter = Parameters(parameters, "x-originalName");
        string Xml(string? text) => DocumentationText.Xml(text, name => parameter(name) ?? Member(name));

        // The summary also stands where there are no parameters.
        json[Text] = DocumentationText.Xml(operation.Node["summary"]?.Text, Member);
        if (operation.Node["description"] is { } description)
            json["x-csharp-remarks"] = Xml(description.Text);
        json["x-csharp-returns"] = Xml(operation.Successes.Select(success => document.Follow(success.Response)["description"]?.Text).FirstOrDefault());
        if (operation.Node["requestBody"] is { } body)
            json["x-csharp-body"] = Xml((body["description"] ?? operation.Body?["description"])?.Text);
        if (operation.Node["x-optional-scopes"] is { } scopes)
            json["x-csharp-scopes"] = new JObject(scopes.Entries.Select(scope => new JProperty(scope.Key.Text ?? "", Xml(scope.Value.Text))));
        foreach (var described in parameters)
            described[Text] = Xml((string?)described["description"]);
        AddObsolete(json, operation.Node, Member);
    }

    /// <summary>The texts of a schema, of its properties and of its values.</summary>
    public void AddTo(JObject json, NamedSchema type)
    {
        json[Text] = Of(type);
        AddObsolete(json, type.Schema, name => names.Find(type, null, name));
        foreach (var (name, property) in SpecSchemas.Properties(type.Schema))
        {
            var target = (JObject)json["properties"]![name.Text!]!;
            // A bare reference is described by what it points to.
            target[Text] = property["$ref"] is not null && NamedSchema.Of(document, property) is { } described
                ? Of(described)
                : DocumentationText.Xml(property["description"]?.Text, code => names.Find(type, property, code));
            AddObsolete(target, property, code => names.Find(type, property, code));
        }
        if (type.Schema["enum"] is { } values)
            json["x-csharp-values"] = new JArray(values.Items.Select(value => Value(type, value.Yaml.ToString())));
    }

    /// <summary>The text of a type.</summary>
    public string Of(NamedSchema type) => DocumentationText.Xml(type.Schema["description"]?.Text, name => names.Find(type, null, name));

    /// <summary>The texts of a type of EventSub subscriptions and of the fields of its condition, which have their C# names.</summary>
    public static void AddToEventSubType(JObject json)
    {
        var fields = json["condition"]!.Children<JProperty>().Select(field => (JObject)field.Value).ToList();
        var parameter = Parameters(fields, "x-csharp-parameter");
        json[Text] = DocumentationText.Xml((string?)json["summary"], parameter);
        foreach (var field in fields)
            field[Text] = DocumentationText.Xml((string?)field["description"], parameter);
        if (json["deprecated"] is { } reason)
            json[Obsolete] = DocumentationText.Literal((string?)reason, _ => null);
    }

    /// <summary>What a value means, if it is said, and how it is sent.</summary>
    private string Value(NamedSchema type, string value)
    {
        var meaning = type.Schema.At("x-enum-descriptions", value)?.Text is { } text ? text + " " : null;
        return DocumentationText.Xml(meaning, name => names.Find(type, null, name))
            + DocumentationText.Xml(value.Length == 0 ? "Sent as an empty string." : $"Sent as `{value}`.");
    }

    /// <summary>Finds a parameter by its name on the wire.</summary>
    private static Func<string, CodeReference?> Parameters(IReadOnlyList<JObject> parameters, string nameInCSharp) => name =>
        parameters.Where(parameter => (string?)parameter["name"] == name)
            .Select(parameter => ((string)parameter[nameInCSharp]!).TrimStart('@'))
            .Select(parameter => (CodeReference?)new CodeReference(parameter, IsParameter: true)).FirstOrDefault();

    private static void AddObsolete(JObject json, SpecNode node, Func<string, CodeReference?> find)
    {
        if (node["x-deprecated"] is { } reason)
            json[Obsolete] = DocumentationText.Literal(reason.Text, find);
    }
}
