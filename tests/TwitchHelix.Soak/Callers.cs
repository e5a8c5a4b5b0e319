namespace TwitchHelix.Soak;

/// <summary>Makes many calls, so many at the same time.</summary>
internal static class Callers
{
    /// <param name="callers">How many calls are made at the same time.</param>
    /// <param name="from">The number of the first call.</param>
    /// <param name="to">The number behind the last call.</param>
    /// <param name="call">Makes a call; it gets the caller's number and the call's.</param>
    /// <param name="patience">After how long they hang.</param>
    /// <exception cref="TimeoutException">They did not end in time.</exception>
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
