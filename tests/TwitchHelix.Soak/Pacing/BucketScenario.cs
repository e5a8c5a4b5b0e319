using System.Diagnostics;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Pacing;

/// <summary>Many callers against a server that enforces a bucket: nothing is refused, and nothing is left over.</summary>
internal static class BucketScenario
{
    private const double LeastUse = 0.98;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("A bucket, one process");
        var refused = 0;
        using var server = HelixTestServer.Start(new HelixTestServerOptions
        {
            RateLimit = size.Points,
            RateLimitWindow = size.Window,
            RequestLogLength = 0,
            RequestCompleted = request =>
            {
                if (request.StatusCode == 429)
                    Interlocked.Increment(ref refused);
            },
        });
        await using var twitch = HelixClient.Create(server.CreateOptions());
        var watch = Stopwatch.StartNew();

        await Callers.RunAsync(size.PacedCallers, 0, size.PacedCalls, (_, _) => twitch.Users.GetUsersAsync(login: ["twitchdev"]), size.Patience);

        var windows = server.RateLimitWindows;
        // The first counts as the others do; the last has what is left of the calls.
        var leastUsed = windows.SkipLast(1).Select(window => (double)window.Used / window.Limit).DefaultIfEmpty(1).Min();
        result.Add("calls", $"{size.PacedCalls:N0} from {size.PacedCallers} callers");
        result.Add("bucket", $"{size.Points:N0} points, {size.Window.TotalSeconds} s");
        result.Add("time", $"{watch.Elapsed.TotalSeconds:0.0} s");
        result.Add("windows", $"{windows.Count}");
        result.Add("points used, the least of any window but the last", $"{leastUsed:P2}");
        result.Add("answered 429", $"{refused}");
        result.Require(refused == 0, $"{refused} calls were answered with 429");
        result.Require(leastUsed >= LeastUse, $"a window was used to {leastUsed:P2} only: {string.Join(", ", windows.Select(window => window.Used))}");
        result.Require(windows.Sum(window => window.Used) == size.PacedCalls, $"{windows.Sum(window => window.Used)} calls were counted instead of {size.PacedCalls}");
        return result;
    }
}
