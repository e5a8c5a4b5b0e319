using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>A sample in its own process, as a user starts it. Dispose kills it if it still runs.</summary>
internal sealed class SampleProcess : IDisposable
{
    // For a machine that is busy with other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Variables = ["TWITCH_CLIENT_ID", "TWITCH_CLIENT_SECRET", "ASPNETCORE_URLS", "DOTNET_ENVIRONMENT"];

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> all = new();
    private readonly Task<string> errors;

    private SampleProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
                lines.Writer.Complete();
            else
            {
                all.Enqueue(e.Data);
                lines.Writer.TryWrite(e.Data);
            }
        };
        process.BeginOutputReadLine();
    }

    /// <summary>The memory that the process holds now, in bytes, and the processor's time that it has taken.</summary>
    public (long Memory, TimeSpan Processor) Usage
    {
        get
        {
            process.Refresh();
            return (process.WorkingSet64, process.TotalProcessorTime);
        }
    }

    public static SampleProcess Start(string sample, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "samples", sample);
        // The samples are built as the tests are: for the same framework in the same configuration.
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "TwitchHelix.Docs.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, output, $"{sample}.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in Variables)
            start.Environment.Remove(variable);
        return new SampleProcess(Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string sample, params string[] arguments)
    {
        using var process = Start(sample, arguments);
        return await process.CompleteAsync();
    }

    /// <summary>Reads up to a line that matches, and returns the match's first group.</summary>
    public async Task<string> ReadAsync([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
                if (Regex.Match(line, pattern) is { Success: true } match)
                    return match.Groups[1].Value;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        throw new AssertionException($"No line matches {pattern}:\n{string.Join('\n', all)}\n{await errors}");
    }

    /// <summary>Asks the process to stop, as Ctrl+C and a service manager do.</summary>
    public void Stop()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Not run: Windows can't send a signal to another process.");
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<(int ExitCode, string Output, string Error)> KillAsync()
    {
        process.Kill();
        return await CompleteAsync();
    }

    /// <summary>Waits until the process has ended.</summary>
    public async Task<(int ExitCode, string Output, string Error)> CompleteAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var _ = patience.Token.Register(process.Kill);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, string.Join('\n', all), await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            // Windows deletes no file that a process has open.
            process.WaitForExit();
        }
        process.Dispose();
    }
}
