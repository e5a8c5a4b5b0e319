namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Differences that are planted in the pages or the specification of a made-up API: each is found at its place, and nothing else is.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PlantedTests
{
    private static readonly IReadOnlyList<PlantedCase> All =
    [
        .. PlantedParameters.All, .. PlantedBodies.All, .. PlantedResponses.All, .. PlantedTokens.All, .. PlantedEvents.All,
    ];

    private static IEnumerable<TestCaseData> Cases() => All.Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

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
        var (_, edits, differences) = (PlantedCase)planted;
        var site = new OrchardSite();
        foreach (var edit in edits)
            site.With(edit);

        var run = await site.CompareAsync();

        Assert.That(run.Differences, Is.EquivalentTo(differences), run.All);
        Assert.That(run.NotUnderstood, Is.Empty);
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void There_are_at_least_150_cases_with_names_of_their_own() =>
        Assert.That(All.Select(each => each.Name).Distinct().Count(), Is.EqualTo(All.Count).And.GreaterThanOrEqualTo(150));
}
