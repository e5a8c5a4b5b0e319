using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Changes to the form of pages: lines that can't be read any more.</summary>
internal static partial class TextMutations
{
    public static readonly IReadOnlyList<Mutation> All =
    [
        Line("no dash", Item(), line => line.Replace(" — ", " ", StringComparison.Ordinal)),
        Line("a backtick is gone", Code(), line => line.Remove(line.IndexOf('`', StringComparison.Ordinal), 1)),
        Line("an unknown type", Item(), line => TypeName().Replace(line, "— Ztring", 1)),
        Line("a status that is no number", Status(), line => line.Replace('4', 'A').Replace('2', 'B').Replace('5', 'C')),
        Line("an unknown token", Token(), line => TokenWord().Replace(line, "talisman")),
        Line("all tokens instead of one", LeadIn(), _ => "Requires all of the following:"),
        Line("an item twice", Item(), line => $"{line}\n{line}"),
        Line("a line of something else", ItemOrStatus(), line => $"{line[..^line.TrimStart().Length]}- Something else altogether.\n{line}"),
        Line("an endpoint elsewhere", Endpoint(), line => line.Replace("/helix", "/helix/else", StringComparison.Ordinal)),
        Line("an endpoint without a method", Endpoint(), line => line.Replace(" https", "https", StringComparison.Ordinal)),
        Line("another heading of a section", KnownSection(), line => line.Replace("### ", "### Another ", StringComparison.Ordinal)),
        Line("no heading of a section", AnySection(), _ => ""),
        new("the page is cut off", Cut),
    ];

    private static Mutation Line(string kind, Regex which, Func<string, string> change) => Mutation.OfText(kind, (random, lines) =>
    {
        var at = Enumerable.Range(0, lines.Count).Where(index => which.IsMatch(lines[index])).ToList();
        if (at.Count == 0)
            return null;
        var index = at[random.Next(at.Count)];
        var line = lines[index];
        lines[index] = change(line);
        return line;
    });

    /// <summary>Cuts the page off somewhere in an entry, so that at least one of its facts is gone.</summary>
    private static Planted Cut(Random random, SitePage page)
    {
        var entry = random.Pick(page.Entries)!;
        var lines = SiteWriter.Page(page).Split('\n').ToList();
        var (start, end) = EntryLines.Of(lines, entry.Anchor);
        var last = lines.FindLastIndex(end - 1, end - start, line => Fact().IsMatch(line));
        var at = random.Next(start, last + 1);
        var cut = string.Join('\n', lines[..at]);
        page.Edit = _ => cut;
        return new Planted(page, $"before line {at + 1}: {lines[at]}", [entry.Name]) { IsWhole = true };
    }

    [GeneratedRegex("^ *- `[^`]+` — |^- \\*\\*[0-9]{3} .* — ", RegexOptions.CultureInvariant)]
    private static partial Regex ItemOrStatus();

    [GeneratedRegex("^ *- `[^`]+` — ", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex("— [A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^- \*\*[0-9]{3} ", RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    [GeneratedRegex("^ *- `[^`]+` — |^`[A-Z]+ http", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^- An? (signed )?\[", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("token|JWT", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TokenWord();

    [GeneratedRegex("^Requires one of", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex("^`[A-Z]+ http", RegexOptions.CultureInvariant)]
    private static partial Regex Endpoint();

    [GeneratedRegex("^### (Endpoint|Authorization|Query|Request Body|Response Body|Response Codes|Subscription)", RegexOptions.CultureInvariant)]
    private static partial Regex KnownSection();

    [GeneratedRegex("^### (Endpoint|Authorization|Query|Request Body|Response Body|Response Codes|Subscription|Notification)", RegexOptions.CultureInvariant)]
    private static partial Regex AnySection();

    /// <summary>A line whose loss is the loss of a fact.</summary>
    [GeneratedRegex("^ *- `[^`]+` — |^- \\*\\*[0-9]{3} ", RegexOptions.CultureInvariant)]
    private static partial Regex Fact();
}
