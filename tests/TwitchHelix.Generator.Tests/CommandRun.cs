using System.Diagnostics;

namespace TwitchHelix.Generator.Tests;

/// <summary>A finished command, with all its output.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs the generator in this process. Two hundred processes would take two minutes.</summary>
    public static Task<CommandRun> GeneratorAsync(params string[] arguments) => Task.Run(() =>
    {
        using var output = new StringWriter();
        var code = Program.Run(arguments, output, output);
        return new CommandRun(code, output.ToString());
    });

    public static async Task<CommandRun> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A build inside a test is independent: it gets nothing from the build that runs the test.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // A copy is not a Git repository, so MinVer would warn.
        start.Environment["MinVerSkip"] = "true";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output + await error);
    }
}
