using System.Text.RegularExpressions;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Readme;

/// <summary>What README shows is compiled in <see cref="ReadmeSnippets"/>.</summary>
public sealed partial class ReadmeTests
{
    [Test]
    public void Its_snippets_compile()
    {
        var compiled = Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "TwitchHelix.Tests", "Readme", "ReadmeSnippets.cs")));
        var shown = Snippet().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).SelectMany(match => Lines(match.Groups[1].Value)).ToList();

        Assert.That(shown, Has.Count.GreaterThan(5));
        Assert.That(shown, Is.SubsetOf(compiled));
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
