namespace TwitchHelix.Soak;

/// <summary>Makes many calls with a given concurrency.</summary>
internal static class Callers
{
    /// <param name="callers">The number of concurrent calls.</param>
    /// <param name="from">The number of the first call.</param>
    /// <param name="to">The number after the last call.</param>
    /// <param name="call">Makes a call, given the caller's number and the call's.</param>
    /// <param name="patience">The time after which unfinished calls count as hanging.</param>
    /// <exception cref="TimeoutException">The calls didn't end in time.</exception>
    public static Task RunAsync(int callers, int from, int to, Func<int, int, Task> call, TimeSpan patience)
    {
        var next = from - 1;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < to)
                await call(caller, number);
        }))).WaitAsync(patience);
    }
}
