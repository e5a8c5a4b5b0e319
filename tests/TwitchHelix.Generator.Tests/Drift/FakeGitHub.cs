using System.Diagnostics;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Runs the script that keeps the issue about differences, with a command <c>gh</c> that only records its calls.</summary>
internal sealed class FakeGitHub : IDisposable
{
    private const string Gh = """
        #!/usr/bin/env bash
        set -euo pipefail
        printf '%s\n' "$*" >> "$FAKE_FOLDER/calls"
        if [ "$1 $2" = "${FAKE_FAILURE:-}" ]; then echo 'HTTP 502' >&2; exit 1; fi
        if [ "$1 $2" = 'issue list' ]; then printf '%s' "${FAKE_OPEN:-}"; fi
        while [ $# -gt 0 ]; do
          if [ "$1" = --body-file ]; then cp "$2" "$FAKE_FOLDER/body"; fi
          shift
        done

        """;

    private readonly TemporaryFolder folder = new();

    public FakeGitHub()
    {
        var gh = folder.PathOf("gh");
        File.WriteAllText(gh, Gh.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(gh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The arguments of each call. A temporary file is called <c>BODY</c>.</summary>
    public IReadOnlyList<string> Calls => !File.Exists(folder.PathOf("calls")) ? [] :
        [.. File.ReadAllLines(folder.PathOf("calls")).Select(call => call.Split("--body-file ") is [var start, _] ? $"{start}--body-file BODY" : call)];

    /// <summary>The text of the issue. Null if it isn't written.</summary>
    public string? Body => File.Exists(folder.PathOf("body")) ? File.ReadAllText(folder.PathOf("body")) : null;

    /// <param name="code">What the command drift has returned.</param>
    /// <param name="report">What it has printed.</param>
    /// <param name="errors">What it has printed to the errors.</param>
    /// <param name="open">The number of the open issue.</param>
    /// <param name="failure">The call of <c>gh</c> that fails.</param>
    public async Task<CommandRun> RunAsync(int code, string report, string errors = "", string? open = null, string? failure = null)
    {
        await File.WriteAllTextAsync(folder.PathOf("report.md"), report);
        await File.WriteAllTextAsync(folder.PathOf("errors.txt"), errors);
        var script = Path.Combine(RepositoryCopy.Root, ".github", "drift-issue.sh");
        var start = new ProcessStartInfo("bash", [script, $"{code}", folder.PathOf("report.md"), folder.PathOf("errors.txt")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PATH"] = $"{folder.Path}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
                ["TMPDIR"] = folder.Path,
                ["FAKE_FOLDER"] = folder.Path,
                ["FAKE_OPEN"] = open,
                ["FAKE_FAILURE"] = failure,
                ["RUN_URL"] = "https://github.example/runs/1",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output + await error);
    }

    public void Dispose() => folder.Dispose();
}
