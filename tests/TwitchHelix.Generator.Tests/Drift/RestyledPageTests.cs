using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>
/// Pages in another style. Either they are read the same, and then so is every planted difference, or they are reported. Nothing is silently less.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class RestyledPageTests
{
    private static readonly Restyling[] Same =
    [
        new("asterisks as bullets", OutsideCode(line => Bullets().Replace(line, "$1* "))),
        new("plus signs as bullets", OutsideCode(line => Bullets().Replace(line, "$1+ "))),
        new("en dashes", OutsideCode(line => line.Replace('—', '–'))),
        new("more blank lines", OutsideCode(line => line.Trim().Length == 0 ? "\n\n" + line : line)),
        new("blanks at the ends of lines", OutsideCode(line => line.TrimEnd('\r') + " ")),
        new("CRLF", text => text.ReplaceLineEndings("\r\n")),
        new("LF", text => text.ReplaceLineEndings("\n")),
        new("hashes behind headings", OutsideCode(line => Headings().Replace(line, "$1 $2 $1"))),
        new("underscores for bold", OutsideCode(line => Bold().Replace(line, "__$1__"))),
        new("underscores for italics", OutsideCode(line => Italics().Replace(line, "_$1_"))),
        new("entities for dashes", OutsideCode(line => line.Replace("—", "&mdash;", StringComparison.Ordinal))),
        new("line breaks elsewhere", OutsideCode(Wrapped)),
        new("relative links", text => text.Replace("https://dev.twitch.tv/docs/", "/docs/", StringComparison.Ordinal)),
        new("a BOM", text => "\ufeff" + text.TrimStart('\ufeff')),
    ];

    private static readonly Restyling[] Any =
    [
        new("numbers as bullets", OutsideCode(line => Bullets().Replace(line, "$1 1. "))),
        new("nested four blanks deep", OutsideCode(line => Indent().Replace(line, match => new string(' ', match.Length * 2)))),
        new("nested with tabs", OutsideCode(line => Indent().Replace(line, match => new string('\t', match.Length / 2)))),
        new("not nested", OutsideCode(line => line.TrimStart(' '))),
        new("blank lines between bullets", OutsideCode(line => Bullets().IsMatch(line) ? "\n" + line : line)),
        new("no blank lines", OutsideCode(line => line.Trim().Length == 0 ? null : line)),
        new("hyphens for dashes", OutsideCode(line => line.Replace('—', '-'))),
        new("colons for dashes", OutsideCode(line => line.Replace(" —", ":", StringComparison.Ordinal))),
        new("underlined titles of entries", OutsideCode(line => line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].TrimEnd('\r') + "\n----" : line)),
        new("types in small letters", OutsideCode(line => Types().Replace(line, match => match.Value.ToLowerInvariant()))),
        new("types as code", OutsideCode(line => Types().Replace(line, "`$0`"))),
        new("required in brackets", OutsideCode(line => line.Replace(", **Required**", " (required)", StringComparison.Ordinal))),
        new("required without stars", OutsideCode(line => line.Replace("**Required**", "Required", StringComparison.Ordinal))),
        new("bold names", OutsideCode(line => Names().Replace(line, "$1**$2**"))),
        new("headings of sections in capitals", OutsideCode(line => line.StartsWith("### ", StringComparison.Ordinal) ? line.ToUpperInvariant() : line)),
        new("headings of sections in bold", OutsideCode(line => line.StartsWith("### ", StringComparison.Ordinal) ? $"**{line[4..].TrimEnd('\r')}**" : line)),
        new("rules between entries", OutsideCode(line => line.StartsWith("## ", StringComparison.Ordinal) ? "---\n\n" + line : line)),
        new("values in quotes", OutsideCode(line => Values().Replace(line, "$1`\"$2\"`"))),
    ];

    private static readonly IReadOnlyList<PlantedCase> Planted =
    [
        .. PlantedOperations.All, .. PlantedParameters.All, .. PlantedBodies.All, .. PlantedResponses.All, .. PlantedTokens.All, .. PlantedEvents.All,
    ];

    private static IEnumerable<TestCaseData> ReadTheSame() => Same.Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

    private static IEnumerable<TestCaseData> Either() => Any.Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

    [TestCaseSource(nameof(ReadTheSame))]
    public async Task A_style_that_is_known_is_read_the_same(object style)
    {
        var run = await ((Restyling)style).Of(new OrchardSite()).FindAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        foreach (var planted in SampleOf((Restyling)style))
            Assert.That((await ((Restyling)style).Of(planted.Site()).FindAsync()).Differences, Is.EquivalentTo(planted.Differences), planted.Name);
    }

    [TestCaseSource(nameof(Either))]
    public async Task Another_style_is_read_the_same_or_reported(object style)
    {
        var run = await ((Restyling)style).Of(new OrchardSite()).FindAsync();

        if (run.ExitCode != 0)
            Assert.That(run.Names(".md"), Is.True, run.All);
        foreach (var planted in SampleOf((Restyling)style))
        {
            var found = await ((Restyling)style).Of(planted.Site()).FindAsync();
            Assert.That(found.ExitCode, Is.Not.Zero, planted.Name);
            if (run.ExitCode == 0)
                Assert.That(found.Differences, Is.EquivalentTo(planted.Differences), planted.Name);
        }
    }

    /// <summary>Some of the planted differences, others for each style.</summary>
    private static IEnumerable<PlantedCase> SampleOf(Restyling style) =>
        Planted.Where((_, index) => index % 12 == Array.IndexOf([.. Same, .. Any], style) % 12);

    /// <summary>Changes lines that aren't in a fence. Null removes a line.</summary>
    private static Func<string, string> OutsideCode(Func<string, string?> change) => text =>
    {
        var isCode = false;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if ((isCode || isFence ? line : change(line)) is { } changed)
                lines.Add(changed);
        }
        return string.Join('\n', lines);
    };

    /// <summary>Breaks a description after each fourth blank. Its first line stays whole up to its first sentence.</summary>
    private static string Wrapped(string line)
    {
        var start = line.IndexOf(". ", StringComparison.Ordinal);
        if (!Bullets().IsMatch(line) || start < 0 || line.Contains("](", StringComparison.Ordinal))
            return line;
        var indent = new string(' ', line.Length - line.TrimStart().Length + 2);
        var words = line[(start + 2)..].Split(' ');
        return line[..(start + 2)] + string.Join('\n' + indent, words.Chunk(4).Select(chunk => string.Join(' ', chunk)));
    }

    [GeneratedRegex("^( *)- ")]
    private static partial Regex Bullets();

    [GeneratedRegex(@"^(#+) (.*\S)")]
    private static partial Regex Headings();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<!\*)\*(\w+)\*(?!\*)")]
    private static partial Regex Italics();

    [GeneratedRegex("^ +")]
    private static partial Regex Indent();

    [GeneratedRegex(@"(?<=` — )[A-Z][A-Za-z]+(?:\[\])?")]
    private static partial Regex Types();

    [GeneratedRegex("^( *- )`([^`]+)`(?= —)")]
    private static partial Regex Names();

    [GeneratedRegex("^( *- )`([^`\"]+)`(?=:|\r?$)")]
    private static partial Regex Values();

    /// <summary>Another style of all pages in Markdown.</summary>
    private sealed record Restyling(string Name, Func<string, string> Change)
    {
        public OrchardSite Of(OrchardSite site)
        {
            foreach (var (page, text) in site.Pages.Where(page => page.Key.EndsWith(".md", StringComparison.Ordinal)).ToList())
                site.With(page, Change(text));
            return site;
        }
    }
}
