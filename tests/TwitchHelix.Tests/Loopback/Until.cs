using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TwitchHelix.Tests.Loopback;

/// <summary>Waits for a condition that other threads bring about.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!condition())
        {
            if (watch.Elapsed > Longest)
                throw new TimeoutException($"This did not come true: {text}");
            await tick.WaitForNextTickAsync();
        }
    }
}
