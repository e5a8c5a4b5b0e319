namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>The command <c>changelog</c>: the real document against itself with one edit.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ChangelogTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        new[] { ChangeCases.Operations, ChangeCases.Parameters, ChangeCases.Bodies, ChangeCases.Responses, ChangeCases.Events }
            .SelectMany(cases => cases).Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task An_edit_is_a_line(object edit)
    {
        var (_, change, lines) = (ChangeCase)edit;

        var page = await ChangelogRun.CompareAsync(await ChangelogRun.Bundle, change);

        Assert.That(page.Lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)), Is.EqualTo(lines), page.Output);
    }
}
