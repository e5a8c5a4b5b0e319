using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The limits that texts state.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LimitTests
{
    private static IEnumerable<TestCaseData> Rules() =>
        StatedLimits.Rules.Select(rule => new TestCaseData(rule.Pattern.ToString(), rule.Example, rule.Reads).SetArgDisplayNames(rule.Example));

    [TestCaseSource(nameof(Rules))]
    public void A_rule_reads_its_example(string pattern, string example, string reads)
    {
        var (limits, unread) = StatedLimits.Of(example);

        Assert.That(string.Join(", ", limits.OrderByDescending(limit => limit.Kind == LimitKind.Minimum).Select(Text)), Is.EqualTo(reads));
        Assert.That(unread, Is.Empty);
        Assert.That(StatedLimits.Rules.First(rule => rule.Pattern.ToString() == pattern).Pattern.IsMatch(example), Is.True);
    }

    [TestCase("The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.", "Minimum 1, Maximum 100, Default 20")]
    [TestCase("The size.\nMaximum: 5.\nDefault: 2.", "Maximum 5, Default 2")]
    [TestCase("The note, between 1 and 1,500 characters.", "Minimum 1 characters, Maximum 1500 characters")]
    [TestCase("The default is the current time.", "")]
    [TestCase("The default is **null**.", "")]
    [TestCase("Name at least one of `id` and `name`.", "")]
    [TestCase("The 3 last apples.", "")]
    [TestCase("Where the list begins, such as 2026-11-30T00:00:00Z.", "")]
    public void A_text_states_limits(string text, string expected)
    {
        var (limits, unread) = StatedLimits.Of(text);

        Assert.That(string.Join(", ", limits.OrderBy(limit => limit.Kind).Select(Text)), Is.EqualTo(expected));
        Assert.That(unread, Is.Empty);
    }

    [TestCase("A limit applies: Helga allows 5.")]
    [TestCase("The text is cut behind 80 characters.")]
    [TestCase("Have more than 3 apples.")]
    [TestCase("The maximum is 5, and the limit for kings, who are rich, is far above, 50.")]
    public void Other_words_are_unread(string text)
    {
        var (_, unread) = StatedLimits.Of($"The size. {text} The end.");

        Assert.That(unread, Is.EqualTo(new[] { text }));
    }

    private static string Text(StatedLimit limit) => $"{limit.Kind} {limit.Value}{(limit.IsLength ? " characters" : "")}";
}
