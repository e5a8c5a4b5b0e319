using System.Diagnostics;

namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>The notes of a release: a section of CHANGELOG.md.</summary>
[Parallelizable(ParallelScope.All)]
[Platform(Exclude = "Win", Reason = "The workflow runs on Linux.")]
public sealed class ReleaseNotesTests
{
    private const string Changes = """
        # Changes

        ## Unreleased
        - A lantern.

        ## 1.10.0
        - Wicks.

        ## 1.1.0 (2026-01-31)
        - Oil.

        ### Changed
        - The color.

        ## 1.0.0
        """;

    [TestCase("v1.10.0", "- Wicks.")]
    [TestCase("v1.1.0", "- Oil.\n\n### Changed\n- The color.")]
    [TestCase("v2.0.0-alpha.1", "- A lantern.")]
    public async Task They_are_the_section_of_the_version(string tag, string notes)
    {
        var run = await RunAsync(tag, Changes);

        Assert.That(run.Code, Is.Zero, run.Errors);
        Assert.That(run.Output.Trim(), Is.EqualTo(notes));
    }

    [TestCase("v1.1")]
    [TestCase("v1.0.0")]
    [TestCase("v2.0.0")]
    [TestCase("v1x1.0")]
    public async Task Without_a_section_there_is_no_release(string tag)
    {
        var run = await RunAsync(tag, Changes);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Errors, Does.Contain($"no section '## {tag[1..]}'"));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string tag, string changes)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, changes);
            using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(YamlFile.Folder, "release-notes.sh"), tag, file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output, await errors);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
