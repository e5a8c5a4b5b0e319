using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Rules;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Checks the specification, and writes what is generated from it.</summary>
public static class Program
{
    /// <inheritdoc cref="Run"/>
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs a command.</summary>
    /// <returns>0 on success, 1 if the specification has findings (they are printed to the errors) or the arguments are wrong.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter text, TextWriter errors)
    {
        var spec = new Argument<DirectoryInfo>("spec") { Description = "The folder with helix.yaml, resources/ and eventsub/." };
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };

        var check = new Command("check", "Checks the specification and prints every finding.") { spec };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(spec), errors) is null ? 1 : 0);

        var nswag = new Option<FileInfo>("--nswag") { Description = "The file for the document that NSwag reads: the same, with what the C# code needs." };
        var asyncApi = new Option<FileInfo>("--asyncapi") { Description = "The file for the document of the events, in AsyncAPI." };
        var bundle = new Command("bundle", "Checks the specification and writes it as one OpenAPI document, in JSON.") { spec, output, nswag, asyncApi };
        bundle.SetAction(parsed => Write(
            parsed.GetRequiredValue(spec),
            errors,
            (parsed.GetRequiredValue(output), document => Json(Bundler.Bundle(document))),
            (parsed.GetValue(nswag), document => Json(NSwagDocument.Make(document))),
            (parsed.GetValue(asyncApi), document => Json(AsyncApiBundle.Bundle(document)))));

        var endpoints = new Command("endpoints", "Checks the specification and writes a table of its endpoints, in Markdown.") { spec, output };
        endpoints.SetAction(parsed => Write(parsed.GetRequiredValue(spec), errors, (parsed.GetRequiredValue(output), EndpointTable.Of)));

        var events = new Command("events", "Checks the specification and writes a table of its EventSub types, in Markdown.") { spec, output };
        events.SetAction(parsed => Write(parsed.GetRequiredValue(spec), errors, (parsed.GetRequiredValue(output), EventTable.Of)));

        var calls = new Command("calls", "Checks the specification and writes C# code that calls every operation with the examples.") { spec, output };
        calls.SetAction(parsed => Write(parsed.GetRequiredValue(spec), errors, (parsed.GetRequiredValue(output), ExampleCalls.Of)));

        var code = new Argument<FileInfo>("code") { Description = "The C# file that NSwag has written." };
        var wrap = new Command("wrap", "Breaks the long lines of documentation in generated code.") { code, output };
        wrap.SetAction(parsed =>
            OutputFile.Write(parsed.GetRequiredValue(output).FullName, DocumentationLines.Wrap(File.ReadAllText(parsed.GetRequiredValue(code).FullName))));

        var root = new RootCommand("Generates code and documents from the specification of Twitch's Helix API.")
        {
            check, bundle, endpoints, events, calls, wrap,
        };
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = text, Error = errors });
    }

    private static string Json(JObject document) => document.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    /// <summary>Writes all files, or none if the specification has findings.</summary>
    private static int Write(DirectoryInfo spec, TextWriter errors, params IEnumerable<(FileInfo? Output, Func<SpecDocument, string> Make)> files)
    {
        if (Check(spec, errors) is not { } document)
            return 1;
        foreach (var (output, text) in files.Where(file => file.Output is not null).Select(file => (file.Output, file.Make(document))).ToList())
            OutputFile.Write(output!.FullName, text);
        return 0;
    }

    /// <summary>Prints the findings. Returns null if there are any.</summary>
    private static SpecDocument? Check(DirectoryInfo spec, TextWriter errors)
    {
        try
        {
            var document = SpecDocument.Load(spec.FullName);
            var findings = SpecChecker.Check(document);
            foreach (var finding in findings)
                errors.WriteLine(finding);
            return findings.Count == 0 ? document : null;
        }
        catch (SpecException e)
        {
            errors.WriteLine(e.Finding);
            return null;
        }
    }
}
