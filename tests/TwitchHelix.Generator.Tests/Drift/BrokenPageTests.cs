using System.Text;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Pages that are broken: each is an error or a difference that names the page, and no exception.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class BrokenPageTests
{
    private static readonly (string Name, Func<string, string> Break)[] Breaks =
    [
        ("empty", _ => ""),
        ("only blanks", _ => " \r\n\t\n"),
        ("only a title", text => text.Split('\n')[0]),
        ("a title and a summary", text => string.Join('\n', text.Split('\n').Take(4))),
        ("no headings", text => Headings().Replace(text, "$2")),
        ("headings of the fourth level", text => text.Replace("### ", "#### ", StringComparison.Ordinal).Replace("h3>", "h4>", StringComparison.Ordinal)),
        ("no anchors", text => Anchors().Replace(text, "")),
        ("no dashes", text => text.Replace(" — ", " ", StringComparison.Ordinal)),
        ("no code", text => text.Replace("`", "", StringComparison.Ordinal).Replace("<code>", "<p>", StringComparison.Ordinal)),
        ("no bullets", text => Bullets().Replace(text, "$1").Replace("<li>", "<p>", StringComparison.Ordinal)),
        ("bullets in a table", text => Bullets().Replace(text, "| x | ")),
        ("everything in a quote", text => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal)),
        ("everything as a comment", text => "<!--\n" + text + "\n-->\n"),
        ("an error in HTML", _ => "<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not Found</h1><p>Nothing is here.</p></body></html>"),
        ("a page of a login", _ => "<html><body><main><h1>Log in</h1><form><input name=\"user\"><button>Go</button></form></main></body></html>"),
        ("a login in Markdown", _ => "# Log in\n\nYou must log in to see the orchard.\n\n- [Log in](https://example.com/login)\n"),
        ("JSON", _ => """{ "error": "Not Found", "status": 404, "message": "" }"""),
        ("a list in JSON", _ => "[1, 2]"),
        ("a number", _ => "42"),
        ("zeros", text => text.Insert(text.Length / 2, "\0\0\0")),
        ("other control characters", _ => new string([.. Enumerable.Range(1, 2000).Select(code => (char)(code % 32))])),
    ];

    /// <summary>What breaks a page with entries. An index page is read by its links alone.</summary>
    private static readonly (string Name, Func<string, string> Break)[] BreaksOfEntries =
    [
        ("headings in German", German),
        ("headings of one level less", text => text.Replace("## ", "# ", StringComparison.Ordinal).Replace("h2", "h1", StringComparison.Ordinal)),
        ("twice", text => text.Replace("</main>", "", StringComparison.Ordinal) + "\n" + text.Replace("<main>", "", StringComparison.Ordinal)),
        ("reversed", text => string.Join('\n', text.Split('\n').Reverse())),
        ("everything as code", text => text.Replace("<main>", "<main><pre>", StringComparison.Ordinal).Insert(0, text[0] == '<' ? "" : "```\n")),
    ];

    /// <summary>What no page has. In a description it may say nothing.</summary>
    private static readonly (string Name, Func<string, string> Break)[] Depths =
    [
        ("a list that is too deep", text => Inserted(text, string.Concat(Enumerable.Range(0, 3000).Select(level => new string(' ', level * 2) + "- x\n")))),
        ("quotes that are too deep", text => Inserted(text, new string('>', 100_000) + " x\n")),
        ("brackets that are too deep", text => Inserted(text, new string('[', 100_000) + "\n")),
        ("elements that are too deep", text => Inserted(text, string.Concat(Enumerable.Repeat("<div>", 50_000)))),
    ];

    private static IEnumerable<TestCaseData> Broken() =>
        from page in OrchardSite.PageNames
        from each in IsIndex(page) ? Breaks : [.. Breaks, .. BreaksOfEntries]
        where each.Break(new OrchardSite().Pages[page]) != new OrchardSite().Pages[page]
        select new TestCaseData(page, each.Break).SetArgDisplayNames(page, each.Name);

    private static IEnumerable<string> Pages() => OrchardSite.PageNames;

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_page_is_named(string page, Func<string, string> breaks)
    {
        var site = new OrchardSite();

        var run = await site.With(page, breaks(site.Pages[page])).FindAsync();

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Names(page), Is.True, run.All);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_that_is_too_deep_is_named_or_read(string page)
    {
        foreach (var (name, deepen) in Depths)
        {
            var site = new OrchardSite();

            var run = await site.With(page, deepen(site.Pages[page])).FindAsync();

            if (run.ExitCode != 0)
                Assert.That(run.Names(page), Is.True, $"{name}: {run.All}");
        }
    }

    /// <summary>
    /// A page is cut before a line and in the middle of the next, in turn. If the last fact is still there, nothing needs to be said: what is cut off are
    /// examples, and what a subscription's request answers, which isn't compared.
    /// </summary>
    [TestCaseSource(nameof(Pages))]
    public async Task A_page_that_is_cut_off_is_named(string page)
    {
        var lines = new OrchardSite().Pages[page].Split('\n');
        var last = Facts(page, lines).Last(line => line.IsFact).Number;
        for (var kept = 0; kept < lines.Length; kept++)
        {
            var rest = kept % 2 == 0 ? "" : lines[kept][..(lines[kept].Length / 2)];

            var run = await new OrchardSite().With(page, string.Join('\n', [.. lines.Take(kept), rest])).FindAsync();

            if (kept <= last - (rest.Length > 0 ? 1 : 0))
                Assert.That(run.ExitCode, Is.Not.Zero, $"{page} is cut in line {kept + 1}: {rest}");
            // Nothing shows that an index is cut between two of its sections, other than the entries that are then missing.
            if (run.ExitCode != 0)
                Assert.That(
                    run.Names(page) || (IsIndex(page) && run.Differences.All(each => each.EndsWith(": entry, presence", StringComparison.Ordinal))),
                    $"{page} is cut in line {kept + 1}: {run.All}");
        }
    }

    /// <summary>Each fact is lost in turn, and some of the other lines.</summary>
    [TestCaseSource(nameof(Pages))]
    public async Task A_page_that_lacks_a_line_is_named(string page)
    {
        var lines = new OrchardSite().Pages[page].Split('\n');
        foreach (var (lost, isFact) in Facts(page, lines).Where(line => line.IsFact || line.Number % 4 == 0))
        {
            var run = await new OrchardSite().With(page, string.Join('\n', [.. lines.Take(lost), .. lines.Skip(lost + 1)])).FindAsync();

            if (isFact && Bullet().IsMatch(lines[lost]))
                Assert.That(run.ExitCode, Is.Not.Zero, $"{page} lacks line {lost + 1}: {lines[lost]}");
            if (run.ExitCode != 0)
                Assert.That(run.Names(page), Is.True, $"{page} lacks line {lost + 1}: {run.All}");
        }
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_file_that_is_no_text_is_an_error(string page)
    {
        foreach (var bytes in new[] { Binary(), Encoding.Latin1.GetBytes("# Obstg\u00e4rten\n"), Large() })
        {
            var run = await new OrchardSite().CompareAsync(folder => File.WriteAllBytesAsync(Path.Combine(folder, page), bytes));

            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.StartWith($"{page}(1): error: ").And.Not.Contains("Exception"));
        }
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_that_is_missing_is_an_error(string page)
    {
        var run = await new OrchardSite().CompareAsync(folder =>
        {
            File.Delete(Path.Combine(folder, page));
            return Task.CompletedTask;
        });

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain(Path.ChangeExtension(page, ".md")).And.Not.Contains("Exception"));
    }

    /// <summary>The numbers of all lines, from 0, and whether they have a fact that is compared.</summary>
    private static IEnumerable<(int Number, bool IsFact)> Facts(string page, string[] lines)
    {
        var (isEventSub, isFact, isTransport) = (page.StartsWith("eventsub/", StringComparison.Ordinal), true, false);
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            var isHeading = Headings().IsMatch(line) || line.StartsWith("<h", StringComparison.Ordinal);
            if (isHeading)
                isFact = !line.Contains(" Example", StringComparison.Ordinal) && !(isEventSub && line.Contains("Response Codes", StringComparison.Ordinal));
            // The same on each page: the first properties of a request, where its events go, and what is around an event.
            if (isHeading || !line.StartsWith(' '))
                isTransport = Envelope().IsMatch(line);
            var text = Tags().Replace(line, "").Trim();
            yield return (number, isFact && !isHeading && !isTransport && text.Length > 0 && !line.StartsWith("<p>Grown", StringComparison.Ordinal));
        }
    }

    private static bool IsIndex(string page) => page.EndsWith("reference.md", StringComparison.Ordinal);

    private static string Inserted(string text, string more) => text.Insert(text.IndexOf('\n', text.Length / 2) + 1, more);

    private static string German(string text) => new[]
    {
        ("Endpoint", "Endpunkt"), ("Authorization", "Berechtigung"), ("Query Parameters", "Abfrageparameter"), ("Request Body", "Anfrage"),
        ("Response Body", "Antwort"), ("Response Codes", "Statuscodes"), ("Subscription", "Abonnement"), ("Contents {#contents}", "Inhalt {#inhalt}"),
        ("fruit", "obst"),
    }.Aggregate(text, (changed, word) => Headings().Replace(changed, match => match.Value.Replace(word.Item1, word.Item2, StringComparison.Ordinal))
        .Replace($"<h3>{word.Item1}</h3>", $"<h3>{word.Item2}</h3>", StringComparison.Ordinal));

    private static byte[] Binary() => [.. Enumerable.Range(0, 4096).Select(index => (byte)(index * 7))];

    private static byte[] Large() => Encoding.UTF8.GetBytes("# Orchard\n" + new string('a', 20 * 1024 * 1024));

    [GeneratedRegex("^(#+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@" \{#[a-z0-9-]+\}| id=""[a-z0-9-]+""|\.(?:md|html)?#[a-z0-9-]+")]
    private static partial Regex Anchors();

    [GeneratedRegex(@"^( *)- ", RegexOptions.Multiline)]
    private static partial Regex Bullets();

    [GeneratedRegex(@"^ *- (?:`[^`]+`|\*\*\d|Type:|Version:|Transports:|\[)")]
    private static partial Regex Bullet();

    [GeneratedRegex("^- `(?:type|version|transport|subscription)` — ")]
    private static partial Regex Envelope();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
