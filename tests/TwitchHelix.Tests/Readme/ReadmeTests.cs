using System.Text.RegularExpressions;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Readme;

/// <summary>The code in the documents is compiled in <see cref="ReadmeSnippets"/> and its siblings.</summary>
public sealed partial class ReadmeTests
{
    [TestCase("README.md", nameof(ReadmeSnippets))]
    [TestCase("docs/authentication.md", nameof(AuthenticationSnippets))]
    [TestCase("docs/limits-and-errors.md", nameof(LimitSnippets))]
    [TestCase(
        "docs/eventsub.md",
        nameof(EventSubSnippets),
        "../../TwitchHelix.EventSub.Tests/ReceiverSnippets",
        "../../TwitchHelix.EventSub.Tests/ConduitSnippets",
        "../../TwitchHelix.AspNetCore.Tests/WebhookSnippets")]
    public void Its_snippets_compile(string document, params string[] snippets)
    {
        var compiled = snippets
            .SelectMany(file => Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "TwitchHelix.Tests", "Readme", file + ".cs"))))
            .ToList();
        var shown = Snippet().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).SelectMany(match => Lines(match.Groups[1].Value)).ToList();

        Assert.That(shown, Has.Count.GreaterThan(5));
        Assert.That(shown, Is.SubsetOf(compiled));
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
