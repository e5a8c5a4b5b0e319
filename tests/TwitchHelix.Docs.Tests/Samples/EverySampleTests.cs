using TwitchHelix.Generator.Tests;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>What all samples have in common.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(180_000)]
public sealed class EverySampleTests
{
    private static readonly IReadOnlyList<string> All =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "samples")).Where(HasProject).Select(folder => Path.GetFileName(folder))];

    [TestCase("Overlay")]
    [TestCase("Worker")]
    [TestCase("ExtensionBackend")]
    public async Task Without_a_client_ID_a_host_calls_the_server_in_its_process(string sample)
    {
        using var process = SampleProcess.Start(sample, "--urls=http://127.0.0.1:0");

        await process.ReadAsync("^TWITCH_CLIENT_ID is not set: calling a server in this process instead of Twitch.$");
        await process.ReadAsync("Application started.");
        process.Stop();
        Assert.That((await process.CompleteAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_a_client_ID_the_crawler_calls_the_server_in_its_process()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, _) = await SampleProcess.RunAsync("Crawler", "--categories", "3", "--database", folder.PathOf("streams.db"));

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("are not set").And.Contain("1500 streams stored. 3 of 3 categories done."));
    }

    [TestCase("Overlay", "ClientId is missing")]
    [TestCase("Worker", "ClientId is missing")]
    [TestCase("ExtensionBackend", "ClientId is missing")]
    [TestCase("ExtensionBackend", "TwitchHelix:Extension:Secret is missing", "--TwitchHelix:ClientId=mine")]
    public async Task A_setting_that_is_missing_is_told_in_a_sentence(string sample, string sentence, params string[] arguments)
    {
        var (exitCode, _, error) = await SampleProcess.RunAsync(
            sample, ["--urls=http://127.0.0.1:0", "--TwitchHelix:BaseAddress=http://127.0.0.1:1/", .. arguments]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain(sentence).And.Not.Contain("   at "));
    }

    [Test]
    public void The_table_has_every_sample()
    {
        var table = File.ReadLines(Path.Combine(Repository.Root, "samples", "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal));

        Assert.That(table.Select(row => row.Split('[', ']')[1]), Is.EquivalentTo(All));
    }

    [TestCaseSource(nameof(All))]
    public void The_solution_has_every_sample(string sample) =>
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "TwitchHelix.slnx")), Does.Contain($"\"samples/{sample}/{sample}.csproj\""));

    private static bool HasProject(string folder) => Directory.EnumerateFiles(folder, "*.csproj").Any();
}
