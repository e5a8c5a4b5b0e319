using System.CommandLine;
using Newtonsoft.Json;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Rules;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Checks the specification, and bundles it for NSwag.</summary>
public static class Program
{
    /// <returns>0 if all is well, 1 if the specification has findings (they are printed) or the arguments are wrong.</returns>
    public static int Main(string[] args)
    {
        var spec = new Argument<DirectoryInfo>("spec") { Description = "The folder with helix.yaml and resources/." };
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", Required = true };

        var check = new Command("check", "Checks the specification and prints every finding.") { spec };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(spec), out _) ? 0 : 1);

        var bundle = new Command("bundle", "Checks the specification and writes it as one document, in JSON.") { spec, output };
        bundle.SetAction(parsed => Write(parsed.GetRequiredValue(spec), parsed.GetRequiredValue(output), document =>
            Bundler.Bundle(document).ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n"));

        var endpoints = new Command("endpoints", "Checks the specification and writes a table of its endpoints, in Markdown.") { spec, output };
        endpoints.SetAction(parsed => Write(parsed.GetRequiredValue(spec), parsed.GetRequiredValue(output), EndpointTable.Of));

        return new RootCommand("The specification of Twitch's Helix API: check it, bundle it, list it.") { check, bundle, endpoints }.Parse(args).Invoke();
    }

    private static int Write(DirectoryInfo spec, FileInfo output, Func<SpecDocument, string> make)
    {
        if (!Check(spec, out var document))
            return 1;
        OutputFile.Write(output.FullName, make(document!));
        return 0;
    }

    private static bool Check(DirectoryInfo spec, out SpecDocument? document)
    {
        document = null;
        IReadOnlyList<Finding> findings;
        try
        {
            document = SpecDocument.Load(spec.FullName);
            findings = SpecChecker.Check(document);
        }
        catch (SpecException e)
        {
            findings = [e.Finding];
        }
        foreach (var finding in findings)
            Console.Error.WriteLine(finding);
        return findings.Count == 0;
    }
}
