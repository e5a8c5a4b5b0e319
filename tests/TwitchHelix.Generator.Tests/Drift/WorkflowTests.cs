using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The daily workflow: it keeps one issue while there are differences.</summary>
[Platform(Exclude = "Win", Reason = "The workflow runs on Linux.")]
[Parallelizable]
public sealed partial class WorkflowTests
{
    private const string List = "issue list --app github-actions --label drift --state open --limit 1 --json number --jq .[].number";

    [Test]
    public async Task Differences_open_an_issue()
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(2, "# Drift\n\nDifferences: 1.\n");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.Contain("Differences: 1."));
        Assert.That(github.Calls, Is.EqualTo(new[]
        {
            List, "label create drift --force --description Twitch's documentation and spec/ differ",
            "issue create --title Twitch's documentation and spec/ differ --label drift --body-file BODY",
        }));
        Assert.That(github.Body, Is.EqualTo("# Drift\n\nDifferences: 1."));
    }

    [Test]
    public async Task More_differences_update_the_open_issue()
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(2, "Differences: 2.\n", open: "17");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(github.Calls, Is.EqualTo(new[] { List, "issue edit 17 --body-file BODY" }));
        Assert.That(github.Body, Is.EqualTo("Differences: 2."));
    }

    [Test]
    public async Task Without_differences_the_open_issue_is_closed()
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(0, "No drift.\n", open: "17");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(github.Calls, Is.EqualTo(new[] { List, "issue close 17 --comment They don't differ any more: https://github.example/runs/1" }));
    }

    [Test]
    public async Task Without_differences_and_an_issue_nothing_is_done()
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(0, "No drift.\n");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(github.Calls, Is.EqualTo(new[] { List }));
    }

    [TestCase(1, "")]
    [TestCase(1, "Drift: 0 differences.\n")]
    [TestCase(134, "- Differences: 1.\n")]
    public async Task Pages_that_can_not_be_read_fail_the_job(int code, string report)
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(code, report, "chat.md(1): error: the page is empty\n", open: "17");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain(report).And.Contain("chat.md(1): error: the page is empty").And.Contain($"returns {code}."));
        Assert.That(github.Calls, Is.Empty);
    }

    [Test]
    public async Task What_could_be_read_updates_the_issue_of_a_job_that_fails()
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(1, "- A difference.\n", "chat.md(1): error: the page is empty\n", open: "17");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(github.Calls, Is.EqualTo(new[] { List, "issue edit 17 --body-file BODY" }));
        Assert.That(github.Body, Is.EqualTo("- A difference."));
    }

    [Test]
    public async Task The_text_of_a_page_notifies_nobody()
    {
        using var github = new FakeGitHub();

        await github.RunAsync(2, "- The page has @somebody.\n");

        Assert.That(github.Body, Is.EqualTo("- The page has @\u200bsomebody."));
    }

    [TestCase(0, "issue list")]
    [TestCase(0, "issue close")]
    [TestCase(2, "issue list")]
    [TestCase(2, "issue edit")]
    public async Task A_failure_of_GitHub_fails_the_job(int code, string call)
    {
        using var github = new FakeGitHub();

        var run = await github.RunAsync(code, "…\n", open: "17", failure: call);

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Output, Does.Contain("HTTP 502"));
        Assert.That(github.Calls[^1], Does.StartWith(call));
    }

    [TestCase(65_535, false)]
    [TestCase(65_536, false)]
    [TestCase(65_537, true)]
    [TestCase(1_000_000, true)]
    public async Task A_long_report_is_cut_after_a_line(int length, bool isCut)
    {
        using var github = new FakeGitHub();
        const string Line = "- «Größe» is new.\n";
        var report = string.Concat(Enumerable.Repeat(Line, length / Line.Length)) + new string('x', length % Line.Length);

        var run = await github.RunAsync(2, report);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(github.Body, Has.Length.LessThanOrEqualTo(65_536));
        if (isCut)
            Assert.That(github.Body, Has.Length.GreaterThan(65_000).And.EndsWith(
                $"is new.\n\nThe report has {length} characters, and is cut here. The log of https://github.example/runs/1 has all of it."));
        else
            Assert.That(github.Body, Is.EqualTo(report.TrimEnd('\n')));
    }

    [Test]
    public void The_workflow_runs_daily_with_few_permissions()
    {
        var workflow = Workflow();

        Assert.That(Text(workflow["on"]["schedule"][0]["cron"]), Does.Match(@"^\d+ \d+ \* \* \*$"));
        Assert.That(((YamlMappingNode)workflow["on"]).Children.Keys.Select(Text), Is.EquivalentTo(new[] { "schedule", "workflow_dispatch" }));
        Assert.That(((YamlMappingNode)workflow["permissions"]).Children.Select(permission => $"{permission.Key}: {permission.Value}"),
            Is.EquivalentTo(new[] { "contents: read", "issues: write" }));
        Assert.That(Steps(workflow).Where(step => step.Children.ContainsKey("uses")).Select(step => Text(step["uses"])),
            Has.Exactly(4).Matches(@"^actions/[a-z/-]+@v\d+$"));
    }

    [Test]
    public async Task The_workflow_names_files_and_options_that_are_there()
    {
        var commands = Steps(Workflow()).Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"])).ToList();
        var files = commands.SelectMany(command => Named().Matches(command)).Select(match => match.Value).ToList();
        var drift = DriftArguments().Match(string.Join('\n', commands)).Groups[1].Value;
        var caches = Steps(Workflow()).Where(step => step.ToString().Contains("actions/cache", StringComparison.Ordinal))
            .Select(step => Text(step["with"]["path"]));

        var help = await CommandRun.GeneratorAsync("drift", "--help");

        Assert.That(files, Is.Not.Empty);
        foreach (var file in files)
            Assert.That(Path.Exists(Path.Combine(RepositoryCopy.Root, file)), Is.True, file);
        Assert.That(drift, Does.StartWith("https://dev.twitch.tv/docs/ ").And.Contain("--cache artifacts/pages "));
        Assert.That(caches, Is.EqualTo(new[] { "artifacts/pages", "artifacts/pages" }));
        foreach (Match option in Option().Matches(drift))
            Assert.That(help.Output, Does.Contain($"{option.Value} "), help.Output);
    }

    private static YamlNode Workflow()
    {
        using var reader = File.OpenText(Path.Combine(RepositoryCopy.Root, ".github", "workflows", "drift.yml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlNode workflow) => ((YamlSequenceNode)workflow["jobs"]["drift"]["steps"]).Cast<YamlMappingNode>();

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"(?<=^|\s)(generator|\.github)/\S+")]
    private static partial Regex Named();

    [GeneratedRegex(@" -- drift ([^>]*)")]
    private static partial Regex DriftArguments();

    [GeneratedRegex(@"(?<=\s)--[a-z-]+")]
    private static partial Regex Option();
}
