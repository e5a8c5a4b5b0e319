namespace TwitchHelix.Soak.Pacing;

/// <summary>Runs random schedules in virtual time until so many calls are made.</summary>
internal static class SimulationScenario
{
    private const int MostFaults = 20;

    public static SoakResult Run(SoakSize size, int seed)
    {
        var result = new SoakResult("The rules of a bucket, in virtual time");
        var (calls, schedules, refused, windows, wasted) = (0L, 0, 0L, 0L, 0L);
        var longest = TimeSpan.Zero;
        for (; calls < size.SimulatedCalls && result.Failures.Count < MostFaults; schedules++)
        {
            var run = Simulation.Simulation.Run(unchecked(seed + schedules));
            (calls, refused, windows, wasted) = (calls + run.Calls, refused + run.Refused, windows + run.Windows.All, wasted + run.Windows.Wasted);
            longest = run.LongestWait > longest ? run.LongestWait : longest;
            if (run.Fault is { } fault)
                result.Fail(fault);
            if (run.Windows.Wasted > 0)
                result.Fail($"{run.Windows.Wasted} of {run.Windows.All} windows with calls in line weren't used. Seed {unchecked(seed + schedules)}.");
        }
        result.Add("calls", $"{calls:N0}");
        result.Add("schedules", $"{schedules:N0}");
        result.Add("windows with calls in line", $"{windows:N0}, {wasted:N0} used to less than 98 %");
        result.Add("answered 429, all with others in the bucket", $"{refused:N0}");
        result.Add("longest wait beside a point", $"{longest.TotalSeconds:0.000} s");
        return result;
    }
}
