using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes C# that calls an operation as a program would: with what it needs, and the example of its body.</summary>
internal sealed class CallExample(SpecDocument document)
{
    private const int LineLength = 80;

    /// <summary>The properties that tell a reader what an item is, the best first.</summary>
    private static readonly string[] Telling =
        ["title", "display_name", "name", "message", "text", "user_name", "user_login", "broadcaster_name", "broadcaster_login", "status", "id"];

    private readonly ExampleValue code = new(document);
    private readonly TypeNames types = new(document);
    private readonly Dictionary<string, string> known = Known(document);

    public string Of(SpecOperation operation)
    {
        var code = Code(operation);
        if (!operation.IsBeta)
            return code;
        var reason = $"{MarkdownText.Words(operation.Tag ?? "")} is an open beta.";
        return $"#pragma warning disable TWITCHHELIX001 // {reason}\n{code}\n#pragma warning restore TWITCHHELIX001";
    }

    private string Code(SpecOperation operation)
    {
        var items = Items(operation);
        if (items is { } paged && operation.Node["x-paginated"] is not null)
            return Call($"await foreach ({paged.Type} {paged.Variable} in ", operation, "Paged") + $")\n    Console.WriteLine({paged.Shown});";
        if (types.Response(operation) is not { } response)
            return Call("await ", operation) + ";";
        var call = Call($"{response} answer = await ", operation) + ";";
        return items is { } list ? $"{call}\nforeach ({list.Type} {list.Variable} in answer.Data)\n    Console.WriteLine({list.Shown});" : call;
    }

    private string Call(string start, SpecOperation operation, string form = "")
    {
        var chosen = Chosen(operation);
        var arguments = operation.Parameters.Where(parameter => parameter.IsTrue("required") || parameter["name"]?.Text == chosen)
            .Select(parameter => $"{CSharpNames.Parameter(document, parameter)}: {Argument(operation, parameter)}").ToList();
        if (operation.BodyContent is { } body)
            arguments.Add($"new {types.Body(operation)}{code.Value(body["example"]!.Value, body["schema"]!.Value, 0)["new()".Length..]}");
        var method = $"{start}twitch.{operation.Tag}.{operation.Id}{form}Async";
        var line = $"{method}({string.Join(", ", arguments)})";
        return line.Split('\n')[0].Length <= LineLength ? line : $"{method}({string.Concat(arguments.Select((argument, index) =>
            (index > 0 ? "," : "") + "\n    " + argument.Replace("\n", "\n    ", StringComparison.Ordinal)))})";
    }

    /// <summary>The first of the parameters of which one is needed. Null if there is no such rule.</summary>
    private static string? Chosen(SpecOperation operation) =>
        (operation.Node["x-exactly-one-of"] ?? operation.Node["x-at-least-one-of"])?.Items.Select(name => name.Text).FirstOrDefault();

    private string Argument(SpecOperation operation, SpecNode parameter)
    {
        var use = parameter["schema"]!.Value;
        return document.Follow(use)["items"] is { } item ? $"[{Value(item)}]" : Value(use);

        string Value(SpecNode use) => document.Follow(use) is var schema && schema["enum"] is { } values
            ? code.Enum(use, values.Items.First().Yaml.ToString())
            : (schema["type"]?.Text, schema["format"]?.Text) switch
            {
                ("integer" or "number", _) => schema["default"]?.Text ?? schema["maximum"]?.Text ?? "1",
                ("boolean", _) => "true",
                ("string", "date-time") => ExampleValue.Time("2026-03-04T05:06:07Z"),
                _ => ExampleValue.Text(Example(operation, parameter["name"]?.Text ?? "")),
            };
    }

    /// <summary>A value that an example has under the name: one of the operation, or else any.</summary>
    private string Example(SpecOperation operation, string name)
    {
        var answer = operation.ResponseContent?.Content["example"];
        var own = answer is { } example ? Texts(example).Where(text => text.Name == name).Select(text => text.Value).FirstOrDefault() : null;
        return own ?? known.GetValueOrDefault(name) ?? known.GetValueOrDefault(name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..], "lantern");
    }

    /// <summary>The items of an answer, or of a paged list: their type, a name for one, and what to print of it. Null if they aren't objects.</summary>
    private (string Type, string Variable, string Shown)? Items(SpecOperation operation)
    {
        var list = operation.Node["x-paginated"]?.Text ?? "data";
        if (operation.Property(operation.Response, list)?["items"] is not { } item || document.Follow(item)["properties"] is not { } properties)
            return null;
        var type = CSharpNames.ItemType(operation, list);
        var variable = CSharpNames.Parameter(type);
        var shown = Array.Find(Telling, name => properties[name] is not null) ?? properties.Entries.First().Key.Text!;
        return (type, variable, $"{variable}.{CSharpNames.Pascal(shown)}");
    }

    /// <summary>The first value of each name in all examples.</summary>
    private static Dictionary<string, string> Known(SpecDocument document) =>
        document.Operations.SelectMany(operation => new[] { operation.BodyContent?["example"], operation.ResponseContent?.Content["example"] })
            .OfType<SpecNode>().SelectMany(Texts).GroupBy(text => text.Name).ToDictionary(texts => texts.Key, texts => texts.First().Value);

    private static IEnumerable<(string Name, string Value)> Texts(SpecNode example) =>
        example.Items.SelectMany(Texts).Concat(example.Entries.SelectMany(entry => entry.Value.Text is { Length: > 0 } text
            ? [(entry.Key.Text ?? "", text)]
            : Texts(entry.Value)));
}
