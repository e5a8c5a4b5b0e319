using System.Diagnostics;

namespace TwitchHelix.Tests.Processes;

/// <summary>Another process: this assembly, started as a program. Dispose kills it if it still runs.</summary>
internal sealed class TestProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private TestProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static TestProcess Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(TestProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    public Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync();

    public void WriteLine(string line) => process.StandardInput.WriteLine(line);

    /// <summary>Kills the process at once, and returns the rest of its output.</summary>
    public async Task<string> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return rest;
    }

    /// <summary>Waits until the process has done its work.</summary>
    public async Task CompleteAsync()
    {
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
