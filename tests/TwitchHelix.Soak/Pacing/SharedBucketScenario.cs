using System.Diagnostics;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Pacing;

/// <summary>Two processes with the token of one user: each call succeeds, and few are refused on the way.</summary>
internal static class SharedBucketScenario
{
    private const int Processes = 2;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("A bucket, two processes");
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
        var token = server.Identity.CreateUserToken("141981764");
        var processes = Enumerable.Range(0, Processes)
            .Select(_ => SharingProcess.Start(server.BaseAddress, token.AccessToken, size.PacedCalls / Processes, size.PacedCallers / Processes, size.Patience))
            .ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadyAsync()));
            var watch = Stopwatch.StartNew();
            var succeeded = (await Task.WhenAll(processes.Select(process => process.RunAsync(result)))).Sum();

            var windows = server.RateLimitWindows;
            var share = (double)refused / size.PacedCalls;
            result.Add("calls", $"{size.PacedCalls:N0} from {Processes} × {size.PacedCallers / Processes} callers");
            result.Add("bucket", $"{size.Points:N0} points, {size.Window.TotalSeconds} s");
            result.Add("time", $"{watch.Elapsed.TotalSeconds:0.0} s");
            result.Add("windows", $"{windows.Count}");
            result.Add("points used, all windows but the last", $"{windows.SkipLast(1).Select(window => (double)window.Used / window.Limit).DefaultIfEmpty(1).Average():P2}");
            result.Add("answered 429 on the way", $"{refused} ({share:P2})");
            result.Require(succeeded == size.PacedCalls, $"{size.PacedCalls - succeeded} calls failed");
            result.Require(share <= size.MostRefused, $"{share:P2} were answered with 429");
            return result;
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }
}
