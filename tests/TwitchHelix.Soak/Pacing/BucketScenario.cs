using System.Diagnostics;

namespace TwitchHelix.Soak.Pacing;

/// <summary>Makes concurrent calls to a server that enforces a bucket: it refuses none, and the calls use all points.</summary>
internal static class BucketScenario
{
    private const double LeastUse = 0.98;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("A bucket, one process");
        using var bucket = new BucketServer(size);
        await using var twitch = HelixClient.Create(bucket.Server.CreateOptions());
        var watch = Stopwatch.StartNew();

        await Callers.RunAsync(size.PacedCallers, 0, size.PacedCalls, (_, _) => twitch.Users.GetUsersAsync(logins: ["twitchdev"]), size.Patience);

        bucket.AddFigures(result, watch.Elapsed);
        var counted = bucket.Server.RateLimitWindows.Sum(window => window.Used);
        result.Add("callers", $"{size.PacedCallers}");
        result.Require(bucket.Refused == 0, $"{bucket.Refused} calls were answered with 429");
        result.Require(bucket.Use.Min() >= LeastUse,
            $"a window was used to {bucket.Use.Min():P2} only: {string.Join(", ", bucket.Server.RateLimitWindows.Select(window => window.Used))}");
        result.Require(counted == size.PacedCalls, $"{counted} calls were counted instead of {size.PacedCalls}");
        return result;
    }
}
