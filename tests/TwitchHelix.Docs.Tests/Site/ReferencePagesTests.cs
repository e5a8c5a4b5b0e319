using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Newtonsoft.Json.Linq;
using TwitchHelix.Docs.Tests.Code;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Site;

/// <summary>The pages of the reference, which the generator writes.</summary>
public sealed partial class ReferencePagesTests
{
    private string folder = "";
    private Dictionary<string, string> pages = [];

    [OneTimeSetUp]
    public void Write_the_pages()
    {
        folder = Directory.CreateTempSubdirectory("helix-reference-").FullName;
        using var output = new StringWriter();
        var code = Generator.Program.Run(["reference", Path.Combine(Repository.Root, "spec"), "--output", folder], output, output);
        Assert.That(code, Is.Zero, output.ToString());
        pages = Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
    }

    [OneTimeTearDown]
    public void Delete_the_pages() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_signatures_are_those_of_the_public_API()
    {
        var listing = File.ReadAllText(Path.Combine(Repository.Root, "src", "TwitchHelix", "PublicApi", "TwitchHelix.net10.0.txt"));
        var expected = Owner().Matches(listing).SelectMany(owner => Newest(owner.Groups[1].Value.Split('\n').Select(line => line.Trim())
            .Where(line => line.EndsWith(") { }", StringComparison.Ordinal) || line.EndsWith(");", StringComparison.Ordinal))
            .Select(line => Normal(line.Replace("public static ", "", StringComparison.Ordinal))))).ToList();

        var written = pages.Values.SelectMany(page => Signatures().Matches(page)).SelectMany(block => block.Groups[1].Value.Split("\n\n")).Select(Normal);

        Assert.That(expected, Has.Count.GreaterThan(250));
        Assert.That(written.Order(StringComparer.Ordinal), Is.EqualTo(expected.Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Every_operation_has_an_example_that_compiles()
    {
        var examples = pages.Values.SelectMany(page => Examples().Matches(page)).Select(block => block.Groups[1].Value).ToList();
        var methods = examples.Select((example, index) => $$"""
                static async Task Example{{index}}(IHelixClient twitch)
                {
                    {{example}}
                }
            """);
        string[] namespaces = ["System", "System.Collections.Generic", "System.Threading.Tasks", "TwitchHelix"];
        var code = string.Join('\n', namespaces.Select(name => $"using {name};")) + $"\nstatic class Examples\n{{\n{string.Join('\n', methods)}\n}}";

        // A deprecated method has an example, too.
        var faults = CodeCompiler.Faults(OutputKind.DynamicallyLinkedLibrary, ["CS0618", "CS0612"], code).ToList();

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(examples, Has.Count.EqualTo(Repository.Document["paths"]!.Children<JProperty>().Sum(path => path.Value.Count())));
    }

    [Test]
    public void An_anchor_is_on_its_page_once()
    {
        foreach (var (name, page) in pages)
            Assert.That(Anchors().Matches(page).Select(anchor => anchor.Groups[1].Value), Is.Unique, name);
    }

    [Test]
    public void Texts_can_not_become_markup_or_code_of_the_site()
    {
        foreach (var (name, page) in pages)
        {
            var text = Code().Replace(page, "").Replace(" <Badge type=\"warning\" text=\"open beta\" />\n", "\n", StringComparison.Ordinal);
            Assert.That(text, Does.Not.Contain("<").And.Not.Contain("{{"), name);
        }
    }

    /// <summary>
    /// The methods that IntelliSense shows. A hidden one is the method as it was before it got a parameter. The listing doesn't say that it is hidden.
    /// </summary>
    private static IEnumerable<string> Newest(IEnumerable<string> signatures) =>
        signatures.GroupBy(signature => signature.Split('(')[0]).Select(methods => methods.MaxBy(signature => signature.Length)!);

    /// <summary>A signature in one line, without namespaces.</summary>
    private static string Normal(string signature) => Namespaces().Replace(Blanks().Replace(signature, " "), "")
        .Replace("( ", "(", StringComparison.Ordinal).Replace(") { }", ")", StringComparison.Ordinal).TrimEnd(';')
        .Replace("= null", "= default", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\n    public (?:interface I(?!Helix)\w+(?:Client|Batch)|static class EventSubSubscriptionTypes)\n    \{\n(.*?)\n    \}", RegexOptions.Singleline)]
    private static partial Regex Owner();

    [GeneratedRegex("```cs\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Signatures();

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("```.*?```|`[^`]+`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{#([^}]+)\}")]
    private static partial Regex Anchors();

    [GeneratedRegex(@"\b(?:\w+\.)+(?=\w)")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
