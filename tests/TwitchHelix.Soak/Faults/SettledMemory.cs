namespace TwitchHelix.Soak.Faults;

/// <summary>The managed memory in use, after abandoned connections are gone.</summary>
internal static class SettledMemory
{
    private const int MostRounds = 60;
    private const int SteadyRounds = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<long> MeasureAsync()
    {
        var least = Collect();
        for (var (round, steady) = (0, 0); round < MostRounds && steady < SteadyRounds; round++)
        {
            await Task.Delay(Pause);
            var now = Collect();
            steady = now < least * 0.99 ? 0 : steady + 1;
            least = Math.Min(least, now);
        }
        return least;
    }

    private static long Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
