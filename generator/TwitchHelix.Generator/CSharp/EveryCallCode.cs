using System.Text;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Writes C# that calls every operation with all of its parameters and the example of its body.</summary>
internal sealed class EveryCallCode(SpecDocument document)
{
    private const int ListIndent = 12;

    private readonly ExampleValue code = new(document);

    public static string Of(SpecDocument document)
    {
        var calls = new EveryCallCode(document);
        var text = new StringBuilder("""
            // Generated from the specification: dotnet cake --target=Aot
            #nullable enable
            #pragma warning disable CS0618, TWITCHHELIX001 // Deprecated operations and open betas are called, too.
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using TwitchHelix;

            internal static class ExampleCalls
            {
                /// <summary>Every operation's name, and its call. It returns the answer as text: null if there is none.</summary>
                public static IEnumerable<(string Operation, Func<IHelixClient, Task<string?>> CallAsync)> All =>
                [

            """);
        foreach (var operation in document.Operations)
            text.Append("        (\"").Append(operation.Id).Append("\", async twitch =>\n        {\n").Append(calls.Call(operation)).Append("        }),\n");
        return text.Append("    ];\n}\n").ToString();
    }

    private string Call(SpecOperation operation)
    {
        var arguments = operation.Parameters.Select(parameter => $"{CSharpNames.Parameter(document, parameter)}: {Argument(parameter)}").ToList();
        if (operation.BodyContent is { } body)
            arguments.Add($"body: {code.Value(body["example"]!.Value, body["schema"]!.Value, ListIndent + 4)}");
        var call = $"await twitch.{operation.Tag}.{operation.Id}Async({string.Concat(arguments.Select((argument, index) =>
            (index > 0 ? "," : "") + ExampleValue.Line(ListIndent + 4) + argument))})";
        return new string(' ', ListIndent) + operation.ResponseContent?.Type.Text switch
        {
            null => $"{call};{ExampleValue.Line(ListIndent)}return null;\n",
            "application/json" => $"return ({call}).ToJson();\n",
            _ => $"return {call};\n",
        };
    }

    /// <summary>The code of a value for a parameter. A list has two.</summary>
    private string Argument(SpecNode parameter)
    {
        var schema = document.Follow(parameter["schema"]!.Value);
        var name = parameter["name"]?.Text ?? "";
        if (schema["items"] is not { } items)
            return Argument(schema, name);
        var item = document.Follow(items);
        return $"[{Argument(item, name + " 1")}, {Argument(item, name + " 2")}]";
    }

    private static string Argument(SpecNode schema, string name) => (schema["type"]?.Text, schema["format"]?.Text) switch
    {
        ("integer", _) => schema["minimum"]?.Text ?? "7",
        ("number", _) => "1.5",
        ("boolean", _) => "true",
        ("string", "date-time") => ExampleValue.Time("2026-03-04T05:06:07Z"),
        _ when schema["enum"] is { } values => $"new({ExampleValue.Text(values.Items.First().Yaml.ToString())})",
        // What has a meaning in a query, or isn't ASCII, has to be escaped.
        _ => ExampleValue.Text($"{name} #+&=%/?:@ü"),
    };
}
