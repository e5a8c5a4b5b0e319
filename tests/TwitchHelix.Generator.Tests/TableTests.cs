namespace TwitchHelix.Generator.Tests;

/// <summary>The tables in docs/ that are generated from the specification.</summary>
public sealed class TableTests
{
    [TestCase("endpoints", "endpoints.md")]
    [TestCase("events", "eventsub-types.md")]
    public async Task A_table_is_current(string command, string page)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.GeneratorAsync(command, Path.Combine(RepositoryCopy.Root, "spec"), "--output", folder.PathOf(page));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var current = await File.ReadAllTextAsync(Path.Combine(RepositoryCopy.Root, "docs", page));
        Assert.That(await File.ReadAllTextAsync(folder.PathOf(page)), Is.EqualTo(current), "write it with: dotnet cake --target=Tables");
    }
}
