using System.Text.RegularExpressions;
using TwitchHelix.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>The workflows: they call only what is there, and may do little.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class WorkflowTests
{
    private static readonly string[] OtherFolders = ["artifacts", "bin", "node_modules", "obj", "tools"];

    // These publish something. All others only read.
    private static readonly Dictionary<string, string[]> Writes = new()
    {
        ["codeql.yml"] = ["security-events"],
        ["drift.yml"] = ["issues"],
        ["release.yml"] = ["attestations", "contents", "id-token"],
        ["site.yml"] = ["id-token", "pages"],
    };

    private static IEnumerable<YamlFile> Workflows => YamlFile.LoadAll("workflows");

    [Test]
    public void There_are_workflows() =>
        Assert.That(Workflows.Select(workflow => workflow.Name), Is.SupersetOf(new[] { "ci.yml", "codeql.yml", "drift.yml", "release.yml" }));

    [TestCaseSource(nameof(Workflows))]
    public void A_job_ends_and_uses_actions_of_a_version(object workflow)
    {
        var root = ((YamlFile)workflow).Root;

        Assert.That(root.Text("name"), Is.Not.Null);
        Assert.That(root.Names(), Has.Member("on").And.Member("concurrency"));
        foreach (var (name, job) in Jobs(root))
        {
            Assert.That(job.Text("timeout-minutes"), Does.Match(@"^\d+$"), name);
            Assert.That(job.Text("runs-on"), Does.EndWith("-latest").Or.EqualTo("${{ matrix.os }}"), name);
            foreach (var step in job.Items("steps"))
                Assert.That(step.Text("uses") ?? "-", Does.Match(@"^([A-Za-z-]+/[a-z/-]+@v\d+|-)$"), name);
        }
    }

    [TestCaseSource(nameof(Workflows))]
    public void It_may_do_only_what_it_needs(object workflow)
    {
        var (name, root) = (YamlFile)workflow;
        var permissions = Jobs(root).Select(job => job.Job.Get("permissions")).Prepend(root.Get("permissions")).OfType<YamlNode>().ToList();

        Assert.That(root.Get("permissions"), Is.InstanceOf<YamlMappingNode>(), "for the jobs that have none");
        Assert.That(permissions.SelectMany(given => given.Names().Where(permission => given.Text(permission) is not ("read" or "none"))),
            Is.SubsetOf(Writes.GetValueOrDefault(name, [])));
        Assert.That(permissions, Is.All.InstanceOf<YamlMappingNode>());
    }

    // The text of an expression becomes code: the title of a pull request, for one.
    [TestCaseSource(nameof(Workflows))]
    public void A_script_gets_values_by_its_environment(object workflow) =>
        Assert.That(Scripts(((YamlFile)workflow).Root), Has.None.Contains("${{"));

    [TestCaseSource(nameof(Workflows))]
    public void What_a_script_calls_is_there(object workflow)
    {
        var scripts = string.Join('\n', Scripts(((YamlFile)workflow).Root));

        Assert.That(Targets().Matches(scripts).Select(match => match.Groups[1].Value), Is.SubsetOf(CakeTargets()));
        foreach (Match file in Files().Matches(scripts))
            Assert.That(Path.Exists(Path.Combine(Repository.Root, file.Value)), Is.True, file.Value);
    }

    // MinVer and the target Changes look for the last tag.
    [TestCaseSource(nameof(Workflows))]
    public void All_steps_of_CI_have_the_history(object workflow)
    {
        foreach (var (name, job) in Jobs(((YamlFile)workflow).Root))
            if (job.Items("steps").Any(step => step.Text("run")?.Contains("--target=CI", StringComparison.Ordinal) == true))
                Assert.That(
                    job.Items("steps").Single(step => step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
                        .Get("with").Text("fetch-depth"),
                    Is.EqualTo("0"), name);
    }

    [TestCase("ci.yml")]
    [TestCase("release.yml")]
    public void All_steps_of_CI_have_the_programs_that_they_need(string name)
    {
        var installed = Packages().Match(File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"))).Groups[1].Value.Split(' ');

        var scripts = string.Join('\n', Scripts(YamlFile.Load("workflows", name).Root));

        Assert.That(installed, Has.Member("clang"));
        // GitHub's machines have Chromium.
        foreach (var package in installed.Except(["chromium"]))
            Assert.That(scripts, Does.Match($@"apt-get install [^\n]*\b{package}\b"));
    }

    // A job with the key of nuget.org runs no code of the repository, of its dependencies or of its tests.
    [Test]
    public void What_publishes_runs_nothing_that_was_checked_out()
    {
        var publishing = Jobs(YamlFile.Load("workflows", "release.yml").Root).Where(job => job.Job.Get("permissions") is not null).ToList();

        Assert.That(publishing, Has.Count.EqualTo(2));
        foreach (var (name, job) in publishing)
        {
            Assert.That(job.Items("steps").Select(step => step.Text("uses")), Has.None.StartsWith("actions/checkout@"), name);
            Assert.That(job.Text("needs"), Is.EqualTo(name == "publish" ? "build" : "publish"));
        }
        Assert.That(publishing.Single(job => job.Name == "publish").Job.Text("environment"), Is.EqualTo("release"));
    }

    private static IEnumerable<(string Name, YamlNode Job)> Jobs(YamlNode workflow) =>
        workflow.Get("jobs").Names().Select(name => (name, workflow["jobs"][name]));

    private static IEnumerable<string> Scripts(YamlNode workflow) =>
        Jobs(workflow).SelectMany(job => job.Job.Items("steps")).Select(step => step.Text("run")).OfType<string>();

    private static IEnumerable<string> CakeTargets() =>
        CakeFiles(Repository.Root).SelectMany(file => Tasks().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> CakeFiles(string folder) => Directory.EnumerateFiles(folder, "*.cake").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) is var name && name[0] != '.' && !OtherFolders.Contains(name))
            .SelectMany(CakeFiles));

    [GeneratedRegex(@"\bTask\(""(\w+)""\)")]
    private static partial Regex Tasks();

    [GeneratedRegex(@"dotnet cake --target=(\w+)")]
    private static partial Regex Targets();

    [GeneratedRegex(@"(?<=^|\s)(generator|samples|tests|docs|src|\.github|\.ci)/[\w./-]+", RegexOptions.Multiline)]
    private static partial Regex Files();

    [GeneratedRegex(@"for package in ([\w -]*\w); do has")]
    private static partial Regex Packages();
}
