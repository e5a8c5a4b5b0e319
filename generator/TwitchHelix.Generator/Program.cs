using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Changes;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Reference;
using TwitchHelix.Generator.Rules;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Checks the specification, and writes what is generated from it.</summary>
public static class Program
{
    /// <inheritdoc cref="Run"/>
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs a command.</summary>
    /// <returns>
    /// 0 on success, 1 if the specification has findings (they are printed to the errors) or the arguments are wrong. The command <c>drift</c> returns 2
    /// for differences.
    /// </returns>
    public static int Run(IReadOnlyList<string> args, TextWriter text, TextWriter errors)
    {
        var spec = new Argument<DirectoryInfo>("spec") { Description = "The folder with helix.yaml, resources/ and eventsub/." };
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };

        var check = new Command("check", "Checks the specification and prints every finding.") { spec };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(spec), errors) is null ? 1 : 0);

        var nswag = new Option<FileInfo>("--nswag") { Description = "The file for the document that NSwag reads: the same, with what the C# code needs." };
        var asyncApi = new Option<FileInfo>("--asyncapi") { Description = "The file for the document of the events, in AsyncAPI." };
        var released = new Option<bool>("--released") { Description = "Applies no rules: the specification is a release's, from before the newest rules." };
        var bundle = new Command("bundle", "Checks the specification and writes it as one OpenAPI document, in JSON.")
        {
            spec, output, nswag, asyncApi, released,
        };
        bundle.SetAction(parsed => Write(
            Load(parsed.GetRequiredValue(spec), errors, parsed.GetValue(released) ? _ => [] : SpecChecker.Check),
            (parsed.GetRequiredValue(output), document => Json(OpenApiBundle.Bundle(document))),
            (parsed.GetValue(nswag), document => Json(NSwagDocument.Make(document))),
            (parsed.GetValue(asyncApi), document => Json(AsyncApiBundle.Bundle(document)))));

        var endpoints = new Command("endpoints", "Checks the specification and writes a table of its endpoints, in Markdown.") { spec, output };
        endpoints.SetAction(parsed => Write(Check(parsed.GetRequiredValue(spec), errors), (parsed.GetRequiredValue(output), EndpointTable.Of)));

        var events = new Command("events", "Checks the specification and writes a table of its EventSub types, in Markdown.") { spec, output };
        events.SetAction(parsed => Write(Check(parsed.GetRequiredValue(spec), errors), (parsed.GetRequiredValue(output), EventTable.Of)));

        var calls = new Command("calls", "Checks the specification and writes C# code that calls every operation with the examples.") { spec, output };
        calls.SetAction(parsed => Write(Check(parsed.GetRequiredValue(spec), errors), (parsed.GetRequiredValue(output), EveryCallCode.Of)));

        var folder = new Option<DirectoryInfo>("--output") { Description = "The folder to write.", Required = true };
        var reference = new Command("reference", "Checks the specification and writes the pages of the reference, in Markdown for VitePress.") { spec, folder };
        reference.SetAction(parsed => WriteReference(Check(parsed.GetRequiredValue(spec), errors), parsed.GetRequiredValue(folder).FullName));

        var old = new Argument<FileInfo>("old") { Description = "The document of the old version, as the command bundle writes it." };
        var current = new Argument<FileInfo>("new") { Description = "The document of the new version." };
        var changelog = new Command("changelog", "Prints what has changed for users between two bundled documents, in Markdown.") { old, current };
        changelog.SetAction(parsed => PrintChanges(parsed.GetRequiredValue(old), parsed.GetRequiredValue(current), text, errors));

        var code = new Argument<FileInfo>("code") { Description = "The C# file that NSwag has written." };
        var wrap = new Command("wrap", "Breaks the long lines of documentation in generated code.") { code, output };
        wrap.SetAction(parsed =>
            OutputFile.Write(parsed.GetRequiredValue(output).FullName, DocumentationLines.Wrap(File.ReadAllText(parsed.GetRequiredValue(code).FullName))));

        var root = new RootCommand("Generates code and documents from the specification of Twitch's Helix API.")
        {
            check, bundle, endpoints, events, calls, reference, changelog, wrap, DriftCommand.Of(text, errors), ScaffoldCommand.Of(text, errors),
            MigrationCommand.Of(errors),
        };
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = text, Error = errors });
    }

    private static int WriteReference(SpecDocument? document, string folder)
    {
        if (document is null)
            return 1;
        foreach (var (name, page) in ReferencePages.Of(document).ToList())
            OutputFile.Write(Path.Combine(folder, name), page);
        return 0;
    }

    private static int PrintChanges(FileInfo old, FileInfo current, TextWriter text, TextWriter errors)
    {
        try
        {
            text.Write(Changelog.Of(BundledDocument.Load(old.FullName), BundledDocument.Load(current.FullName)));
            return 0;
        }
        catch (SpecException e)
        {
            errors.WriteLine(e.Finding);
            return 1;
        }
    }

    private static string Json(JObject document) => document.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    /// <summary>Writes all files, or none without a document: the specification has findings.</summary>
    private static int Write(SpecDocument? document, params IEnumerable<(FileInfo? Output, Func<SpecDocument, string> Make)> files)
    {
        if (document is null)
            return 1;
        foreach (var (output, text) in files.Where(file => file.Output is not null).Select(file => (file.Output, file.Make(document))).ToList())
            OutputFile.Write(output!.FullName, text);
        return 0;
    }

    /// <summary>Prints the findings. Returns null if there are any.</summary>
    private static SpecDocument? Check(DirectoryInfo spec, TextWriter errors) => Load(spec, errors, SpecChecker.Check);

    /// <summary>Prints what the rules find. Returns null if they find anything.</summary>
    private static SpecDocument? Load(DirectoryInfo spec, TextWriter errors, Func<SpecDocument, IReadOnlyList<Finding>> check)
    {
        try
        {
            var document = SpecDocument.Load(spec.FullName);
            var findings = check(document);
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
