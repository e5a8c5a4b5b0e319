namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Differences that are planted in the pages or the specification of a made-up API: each is found at its place, and nothing else is.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PlantedTests
{
    private static readonly IReadOnlyList<PlantedCase> All =
    [
        .. PlantedOperations.All, .. PlantedParameters.All, .. PlantedBodies.All, .. PlantedResponses.All, .. PlantedTokens.All, .. PlantedEvents.All,
        .. PlantedSpecEdits.All,
    ];

    private static IEnumerable<TestCaseData> Cases() => Named(All);

    private static IEnumerable<TestCaseData> Harmless() => Named(PlantedLines.Harmless);

    private static IEnumerable<TestCaseData> Unknown() => Named(PlantedLines.Unknown);

    [Test]
    public async Task Pages_that_agree_have_no_difference()
    {
        var run = await new OrchardSite().CompareAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Differences, Is.Empty);
        Assert.That(run.Errors, Is.Empty);
    }

    [Test]
    public async Task The_specification_of_the_made_up_API_passes_all_rules()
    {
        using var folder = new TemporaryFolder();
        await new OrchardSite().WriteSpecAsync(folder.Path);

        var run = await CommandRun.GeneratorAsync("check", folder.Path);

        Assert.That(run.Output, Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_planted_difference_is_found_and_nothing_else(object planted)
    {
        var run = await RunAsync(planted);

        Assert.That(run.Differences, Is.EquivalentTo(((PlantedCase)planted).Differences), run.All);
        Assert.That(run.NotUnderstood, Is.Empty);
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task A_page_that_is_new_has_new_operations()
    {
        var site = new OrchardSite();
        site.With("api/reference/pests.md", site.Pages["api/reference/weather.md"].Replace("eather", "orm", StringComparison.Ordinal))
            .With("api/reference.md", site.Pages["api/reference.md"]
                + "\n## Worms {#pests}\n\nWho else eats.\n\n- [Get Worm](https://dev.twitch.tv/docs/api/reference/pests.md#get-worm): Looks into an apple.\n");

        var run = await site.CompareAsync();

        Assert.That(run.ExitCode, Is.EqualTo(2), run.All);
        Assert.That(run.Differences, Is.EqualTo(new[] { "theyHave pests#get-worm: entry, presence" }));
    }

    [TestCaseSource(nameof(Harmless))]
    public async Task A_harmless_edit_makes_no_difference(object planted)
    {
        var run = await RunAsync(planted);

        Assert.That(run.ExitCode, Is.Zero, run.All);
    }

    [TestCaseSource(nameof(Unknown))]
    public async Task A_line_of_an_unknown_form_is_reported_with_its_number(object planted)
    {
        var (_, edits, _) = (PlantedCase)planted;
        var edit = edits.Single();

        var run = await RunAsync(planted);

        var (before, after) = (new OrchardSite().Pages[edit.File].Split('\n'), new OrchardSite().With(edit).Pages[edit.File].Split('\n'));
        var number = after.Zip(before).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.That(run.ExitCode, Is.EqualTo(2), run.All);
        Assert.That(run.NotUnderstood, Has.Some.StartsWith($"{edit.File}({number}): ").And.All.StartsWith(edit.File), run.All);
    }

    [Test]
    public void There_are_at_least_150_cases_with_names_of_their_own() =>
        Assert.That(All.Select(each => each.Name).Distinct().Count(), Is.EqualTo(All.Count).And.GreaterThanOrEqualTo(150));

    private static IEnumerable<TestCaseData> Named(IEnumerable<PlantedCase> cases) =>
        cases.Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

    private static Task<OrchardRun> RunAsync(object planted) => ((PlantedCase)planted).Site().CompareAsync();
}
