using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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

    [TestCase("- ", "GetPolls", "CreatePoll", "EndPoll")]
    [TestCase("- **Breaking:** ", "GetPolls", "CreatePoll")]
    public async Task A_type_may_change_if_all_that_used_it_were_betas(string start, params string[] betas)
    {
        var bundle = JObject.Parse(await ChangelogRun.Bundle);
        foreach (var beta in betas)
            bundle.Operation(beta)["x-beta"] = true;

        var page = await ChangelogRun.CompareAsync(bundle.ToString(Formatting.None), edited => edited.Property("Poll", "title").Parent!.Remove());

        Assert.That(page.Lines, Does.Contain($"{start}`Poll.Title` (`string`) is gone. Also in `CreatePollAsync`, `EndPollAsync`."), page.Output);
    }
}
