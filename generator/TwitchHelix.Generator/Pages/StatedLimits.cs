using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>
/// Reads limits and defaults from texts, which have no other marks of them. Each rule is a row of the table with a sentence that shows it. What a rule
/// has read is taken out of the sentence, so that the next ones can read the rest. A rest with a number and a word that announces a limit is unread.
/// </summary>
internal static partial class StatedLimits
{
    // Marks around a value: code, quotes, bold.
    private const string Open = "[`\"'*]*";
    private const string Number = @"(?<![\w.,/-])-?\d+(?:,\d{3})*(?:\.\d+)?(?![\w/-]|[.,]\d)";
    private const string Max = Open + "(?<max>" + Number + ")" + Open;
    private const string Min = Open + "(?<min>" + Number + ")" + Open;
    private const string Literal = "(?:[`\"'*]+(?<default>[^`\"'*]+)[`\"'*]+|(?<default>" + Number + @"|true|false|[A-Za-z_][\w-]*(?=\s*(?:[.,;)]|$))))";

    // From the word to its number there may be a few words, but no other limit. The last one leads to the number.
    private const string Words = @"\b(?:(?:(?!\b(?:max|min|default))[^\d.;:]){0,60}?(?:\b(?:is|are|of|to|be)\b|:|=)\s*|\s+)";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The rules, in the order in which they are tried. <c>Reads</c> is what the example states.</summary>
    internal static IReadOnlyList<(Regex Pattern, string Example, string Reads)> Rules { get; } =
    [
        (Between(), "Pick a number of apples between 1 and 7.", "Minimum 1, Maximum 7"),
        (Between(), "The weight ranges from 30 to 1,800 grams.", "Minimum 30, Maximum 1800"),
        (Between(), "A basket holds a number in the range 0 through 4.", "Minimum 0, Maximum 4"),
        (Span(), "The label has 2-25 characters.", "Minimum 2 characters, Maximum 25 characters"),
        (Span(), "The maximum number of apples to return, 1 to 100.", "Minimum 1, Maximum 100"),
        (MaximumIs(), "The maximum number of apples is 5.", "Maximum 5"),
        (MaximumIs(), "You may name a maximum of 100 IDs.", "Maximum 100"),
        (MaximumIs(), "Maximum: 1", "Maximum 1"),
        (MaximumIs(), "The note is limited to a maximum of 500 characters.", "Maximum 500 characters"),
        (MaximumIs(), "The maximum length of the note is **60**.", "Maximum 60 characters"),
        (MinimumIs(), "The minimum weight is `0.5`.", "Minimum 0.5"),
        (MinimumIs(), "The minimum crate size is 1 apple per crate and the maximum is 100 apples per crate.", "Minimum 1, Maximum 100"),
        (MinimumIs(), "Name a minimum of 2 trees and up to a maximum of 5 trees.", "Minimum 2, Maximum 5"),
        (AtMost(), "The list has at most 20 apples.", "Maximum 20"),
        (AtMost(), "Name up to 10 apples.", "Maximum 10"),
        (AtMost(), "No more than 25 characters.", "Maximum 25 characters"),
        (AtMost(), "The text must not exceed 140 characters.", "Maximum 140 characters"),
        (AtMost(), "Notes are limited to 500 characters.", "Maximum 500 characters"),
        (AtMost(), "The limit is 10 apples.", "Maximum 10"),
        (AtMost(), "The number must be less than or equal to 9.", "Maximum 9"),
        (OrFewer(), "The name has 25 characters or fewer.", "Maximum 25 characters"),
        (OrFewer(), "The name is 25 characters max.", "Maximum 25 characters"),
        (AtLeast(), "Water for at least 30 seconds.", "Minimum 30"),
        (AtLeast(), "The number must be greater than or equal to 1.", "Minimum 1"),
        (OrMore(), "The secret has 10 characters or more.", "Minimum 10 characters"),
        (DefaultIs(), "The default is 20.", "Default 20"),
        (DefaultIs(), "The default is **false**.", "Default false"),
        (DefaultIs(), "Default: \"en-US\"", "Default en-US"),
        (DefaultIs(), "The value defaults to `OLDEST`.", "Default OLDEST"),
        (DefaultIs(), "The default value is all.", "Default all"),
        (ByDefault(), "It is set to true by default.", "Default true"),
    ];

    /// <summary>Finds the limits in a text, and the sentences that seem to state limits in other words.</summary>
    public static (IReadOnlyList<StatedLimit> Limits, IReadOnlyList<string> Unread) Of(string text)
    {
        var limits = new List<StatedLimit>();
        var unread = new List<string>();
        foreach (var sentence in SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0))
        {
            if (!LimitWord().IsMatch(sentence))
                continue;
            var rest = sentence;
            foreach (var pattern in Rules.Select(rule => rule.Pattern).Distinct())
                rest = pattern.Replace(rest, match => Take(match, sentence, limits));
            if (LimitWord().IsMatch(rest) && AnyNumber().IsMatch(rest))
                unread.Add(sentence);
        }
        return (limits, unread);
    }

    /// <summary>Adds what a match states. Only blanks are left of it.</summary>
    private static string Take(Match match, string sentence, List<StatedLimit> limits)
    {
        var isLength = CountsCharacters().IsMatch(match.Value) || CharactersFollow().IsMatch(sentence[(match.Index + match.Length)..]);
        foreach (var (name, kind) in new[] { ("min", LimitKind.Minimum), ("max", LimitKind.Maximum), ("default", LimitKind.Default) })
            if (match.Groups[name] is { Success: true } group && (kind != LimitKind.Default || !NoValue().IsMatch(group.Value)))
                limits.Add(new StatedLimit(kind, Separator().Replace(group.Value, ""), isLength && kind != LimitKind.Default));
        return new string(' ', match.Length);
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|[\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(?:max|maximums?|minimums?|defaults?|limit(?:ed|s)?|at most|at least|up to|between|ranges?|characters?|exceed|(?:more|less|fewer|greater) than"
            + @"|or (?:fewer|less|more|greater)|from\W+\d+)\b",
        Options)]
    private static partial Regex LimitWord();

    [GeneratedRegex(Number, RegexOptions.CultureInvariant)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"\bcharacters?\b|\blength\b", Options)]
    private static partial Regex CountsCharacters();

    [GeneratedRegex(@"^\W{0,3}(?:(?!and\b|or\b)\w+\s+){0,2}?(?:characters?\b|in length\b)", Options)]
    private static partial Regex CharactersFollow();

    [GeneratedRegex("^(?:none|null|nothing|empty|unset)$", Options)]
    private static partial Regex NoValue();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"\b(?:between|from|range(?:s| is)?(?: of| from)?|range:)\s+" + Min + @"(?:\s+characters?)?\s*(?:,?\s+(?:and|to|through)|[–—-])\s*" + Max,
        Options)]
    private static partial Regex Between();

    [GeneratedRegex(
        Open + @"(?<![\w.,/-])(?<min>\d+)" + Open + @"(?:\s+(?:to|through)\s+|\s*[–—-]\s*)"
            + Open + @"(?<max>\d+(?:,\d{3})*)(?![\w/-]|[.,]\d)" + Open,
        Options)]
    private static partial Regex Span();

    [GeneratedRegex(@"\bmax(?:imum)?s?" + Words + Max, Options)]
    private static partial Regex MaximumIs();

    [GeneratedRegex(@"\bmin(?:imum)?s?" + Words + Min, Options)]
    private static partial Regex MinimumIs();

    [GeneratedRegex(
        @"\b(?:at most|(?:no|not) (?:more|longer|greater) than|less than or equal to|up to|exceed|limited to|limit(?: is|:| of)?)"
            + @"(?: an?)?(?: total)?(?: of)?\s+" + Max,
        Options)]
    private static partial Regex AtMost();

    [GeneratedRegex(Max + @"(?:\s+(?!and\b)\w+)?\s+(?:or\s+(?:fewer|less)|max(?:imum)?)\b", Options)]
    private static partial Regex OrFewer();

    [GeneratedRegex(@"\b(?:at least|no (?:fewer|less) than|greater than or equal to)\s+" + Min, Options)]
    private static partial Regex AtLeast();

    [GeneratedRegex(Min + @"(?:\s+(?!and\b)\w+)?\s+(?:or\s+(?:more|greater)|min(?:imum)?)\b", Options)]
    private static partial Regex OrMore();

    [GeneratedRegex(@"\bdefaults?\b(?:(?!\b(?:max|min))[^\d.;:]){0,40}?(?:\b(?:is|to)|:|=)\s*" + Literal, Options)]
    private static partial Regex DefaultIs();

    [GeneratedRegex(@"\b(?:is|set to)\s+" + Literal + @"\s+by default\b", Options)]
    private static partial Regex ByDefault();
}
