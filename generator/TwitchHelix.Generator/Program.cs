using System.CommandLine;
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
        var output = new Option<FileInfo>("--output") { Description = "Where to write the bundled document, as JSON.", Required = true };

        var check = new Command("check", "Checks the specification and prints every finding.") { spec };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(spec), out _) ? 0 : 1);

        var bundle = new Command("bundle", "Checks the specification and writes it as one document.") { spec, output };
        bundle.SetAction(parsed => Bundle(parsed.GetRequiredValue(spec), parsed.GetRequiredValue(output)));

        return new RootCommand("The specification of Twitch's Helix API: check it, bundle it.") { check, bundle }.Parse(args).Invoke();
    }

    private static int Bundle(DirectoryInfo spec, FileInfo output)
    {
        if (!Check(spec, out var document))
            return 1;
        BundleFile.Write(output.FullName, Bundler.Bundle(document!));
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
