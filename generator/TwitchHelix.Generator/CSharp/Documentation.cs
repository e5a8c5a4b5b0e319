using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Adds the documentation of generated code: the texts of the specification in XML, with C# names.</summary>
internal sealed class Documentation(SpecDocument document)
{
    private const string Text = "x-csharp-text";
    private const string Obsolete = "x-csharp-obsolete";
    private readonly WireNames names = new(document);

    /// <summary>Adds the texts of an operation. Its parameters have their C# names already.</summary>
    public void AddTo(JObject json, SpecOperation operation)
    {
        CodeReference? Member(string name) => names.Find(operation, name);
        var parameters = (json["parameters"] ?? new JArray()).Children<JObject>().ToList();
        CodeReference? Parameter(string name) => parameters.Where(parameter => (string?)parameter["name"] == name)
            .Select(parameter => (CodeReference?)new CodeReference(((string)parameter["x-originalName"]!).TrimStart('@'), IsParameter: true)).FirstOrDefault();
        string Xml(string? text) => DocumentationText.Xml(text, name => Parameter(name) ?? Member(name));

        // The summary is also used outside of methods, where a parameter can't be linked to.
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

    /// <summary>Adds the texts of a schema, its properties and its values.</summary>
    public void AddTo(JObject json, NamedSchema type)
    {
        json[Text] = Of(type);
        AddObsolete(json, type.Schema, name => names.Find(type, null, name));
        foreach (var (name, property) in SpecSchemas.Properties(type.Schema))
        {
            var target = (JObject)json["properties"]![name.Text!]!;
            // A bare reference has the description of its target.
            target[Text] = property["$ref"] is not null && NamedSchema.Of(document, property) is { } described
                ? Of(described)
                : DocumentationText.Xml(property["description"]?.Text, code => names.Find(type, property, code));
            AddObsolete(target, property, code => names.Find(type, property, code));
        }
        if (type.Schema["enum"] is { } values)
            json["x-csharp-values"] = new JArray(values.Items.Select(value => Value(type, value.Yaml.ToString())));
    }

    /// <summary>Gets the text of a type.</summary>
    public string Of(NamedSchema type) => DocumentationText.Xml(type.Schema["description"]?.Text, name => names.Find(type, null, name));

    /// <summary>Describes what a value means, and how it is sent.</summary>
    private string Value(NamedSchema type, string value)
    {
        var meaning = type.Schema.At("x-enum-descriptions", value)?.Text is { } text ? text + " " : null;
        return DocumentationText.Xml(meaning, name => names.Find(type, null, name))
            + DocumentationText.Xml(value.Length == 0 ? "Sent as an empty string." : $"Sent as `{value}`.");
    }

    private static void AddObsolete(JObject json, SpecNode node, Func<string, CodeReference?> find)
    {
        if (node["x-deprecated"] is { } reason)
            json[Obsolete] = DocumentationText.Literal(reason.Text, find);
    }
}
