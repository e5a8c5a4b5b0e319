using System.Diagnostics;
using System.Globalization;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.CallCosts;

/// <summary>Compares the time that apps take that make one call and are compiled ahead of time, from their start to their end.</summary>
internal static class NativeStart
{
    private const int Rounds = 30;

    private static readonly string[] Apps = ["Floor", "Library"];

    /// <returns>A row of <see cref="Comparison"/>'s table.</returns>
    public static async Task<string> MeasureAsync(Uri server)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", "native");
        foreach (var app in Apps)
        {
            var project = Path.Combine(Repository.Root, "tests", "TwitchHelix.CallCosts.Native", app);
            await ChildProcess.RunAsync("dotnet", "publish", project, "--use-current-runtime", "-p:IsNative=true", "--output", Path.Combine(folder, app));
        }
        var times = Apps.ToDictionary(app => app, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
            foreach (var app in round % 2 == 0 ? Apps : Apps.Reverse())
            {
                var started = Stopwatch.GetTimestamp();
                await ChildProcess.RunAsync(Path.Combine(folder, app, app), server.AbsoluteUri);
                times[app].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| first call of a native process (time) | {Median.Of(times["Floor"]):0.0} ms | {Median.OfRatios(times["Library"], times["Floor"]):0.00} | | | |");
    }
}
