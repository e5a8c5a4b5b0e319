using System.Diagnostics;
using System.Globalization;

namespace TwitchHelix.CallCosts;

/// <summary>What calls cost a process.</summary>
/// <param name="Cpu">The CPU time of all its threads, in microseconds a call.</param>
/// <param name="Allocated">The memory that was allocated, in bytes a call.</param>
/// <param name="Wall">The time that passed, in microseconds a call.</param>
internal sealed record Cost(double Cpu, double Allocated, double Wall)
{
    /// <summary>Tiered compilation settles in some seconds, however cheap a call is.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private const int Round = 200;

    /// <summary>Measures calls of this process.</summary>
    public static Task<Cost> MeasureAsync(ICaller caller, Scenario scenario) => MeasureAsync(() => scenario.CallAsync(caller), scenario);

    /// <summary>Measures what this process does again and again.</summary>
    public static async Task<Cost> MeasureAsync(Func<Task> call, Scenario scenario)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
            await RunAsync(call, scenario, Round);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, clock) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await RunAsync(call, scenario, scenario.Calls);
        var wall = Stopwatch.GetElapsedTime(clock);
        process.Refresh();
        return new Cost(
            (process.TotalProcessorTime - cpu).TotalMicroseconds / scenario.Calls,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)scenario.Calls,
            wall.TotalMicroseconds / scenario.Calls);
    }

    /// <summary>Measures the process from its start to the end of its first call.</summary>
    public static async Task<Cost> MeasureFirstAsync(ICaller caller)
    {
        await caller.GetStreamsAsync();
        using var process = Process.GetCurrentProcess();
        return new Cost(
            process.TotalProcessorTime.TotalMicroseconds, GC.GetTotalAllocatedBytes(), (DateTime.Now - process.StartTime).TotalMicroseconds);
    }

    /// <summary>Writes the cost as the last line of a process.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cpu:0.0} {Allocated:0} {Wall:0.0}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Cost Parse(string line)
    {
        var parts = line.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Cost(parts[0], parts[1], parts[2]);
    }

    private static async Task RunAsync(Func<Task> call, Scenario scenario, int calls)
    {
        if (scenario.Callers == 1)
        {
            for (var i = 0; i < calls; i++)
                await call();
            return;
        }
        var left = calls;
        await Task.WhenAll(Enumerable.Range(0, scenario.Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await call();
        })));
    }
}
