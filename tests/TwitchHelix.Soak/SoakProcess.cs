using System.Diagnostics;

namespace TwitchHelix.Soak;

/// <summary>Another process that runs <see cref="Program"/>. It gets ready, works when it is told to, and prints its results. Dispose kills it.</summary>
internal sealed class SoakProcess : IDisposable
{
    private readonly Process process;

    private SoakProcess(Process process) => this.process = process;

    public static SoakProcess Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(SoakProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>Called by the process: says that it is ready, and waits until it is told to work.</summary>
    public static Task BecomeReadyAsync()
    {
        Console.WriteLine("ready");
        return Console.In.ReadLineAsync();
    }

    public void WriteLine(string line) => process.StandardInput.WriteLine(line);

    public Task ReadyAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>Lets the process work.</summary>
    /// <returns>The lines that it prints until its end.</returns>
    public async Task<string[]> RunAsync()
    {
        process.StandardInput.WriteLine();
        return (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Reads the lines that the process prints, until its end.</summary>
    public async IAsyncEnumerable<string> ReadLinesAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            yield return line;
    }

    /// <summary>Ends the process at once, with no chance to clean up.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
