using System.Diagnostics;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>The notes of a release: a section of CHANGELOG.md.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(120_000)]
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

        ## 1.1.0-beta.2
        - A wick.

        ## 1.0.0
        """;

    [TestCase("1.10.0", "- Wicks.")]
    [TestCase("1.1.0", "- Oil.\n\n### Changed\n- The color.")]
    [TestCase("2.0.0-alpha.1", "- A lantern.")]
    [TestCase("1.1.0-beta.2", "- A wick.")]
    public async Task They_are_the_section_of_the_version(string version, string notes, CancellationToken cancellationToken)
    {
        var (code, output) = await ReadAsync(version, cancellationToken);

        Assert.That(code, Is.Zero, output);
        Assert.That(output.ReplaceLineEndings("\n"), Is.EqualTo(notes));
    }

    [TestCase("1.0.0")]
    [TestCase("1.1.1")]
    [TestCase("2.0.0")]
    public async Task Without_a_section_there_is_no_release(string version, CancellationToken cancellationToken)
    {
        var (code, output) = await ReadAsync(version, cancellationToken);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain($"no section \"## {version}\""));
    }

    /// <summary>Reads the notes of a version as the workflow does.</summary>
    private static async Task<(int Code, string Output)> ReadAsync(string version, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Changes, cancellationToken);
        string[] arguments =
        [
            "msbuild", Path.Combine(Repository.Root, "src", "TwitchHelix"), "-nologo", "-target:ReadReleaseNotes", "-getProperty:PackageReleaseNotes",
            "-property:TargetFramework=net10.0", $"-property:MinVerVersionOverride={version}", $"-property:Changelog={file}",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (output + await errors).Trim());
        }
        finally
        {
            // It has ended, unless the time is up.
            process.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }
}
