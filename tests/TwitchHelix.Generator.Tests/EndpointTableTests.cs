namespace TwitchHelix.Generator.Tests;

public sealed class EndpointTableTests
{
    [Test]
    public async Task The_table_of_endpoints_is_current()
    {
        var folder = Directory.CreateTempSubdirectory("helix-endpoints-");
        var output = Path.Combine(folder.FullName, "endpoints.md");

        var run = await CommandRun.GeneratorAsync("endpoints", Path.Combine(RepositoryCopy.Root, "spec"), "--output", output);
        var table = await File.ReadAllTextAsync(output);
        folder.Delete(recursive: true);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var current = await File.ReadAllTextAsync(Path.Combine(RepositoryCopy.Root, "docs", "endpoints.md"));
        Assert.That(table, Is.EqualTo(current), "write it with: dotnet cake --target=Endpoints");
    }
}
