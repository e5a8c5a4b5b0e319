using System.Diagnostics;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Pacing;

/// <summary>Cancels many calls that wait for the bucket: all return soon, and none stays in line.</summary>
internal static class CancelScenario
{
    private const int Rounds = 5;
    private const int Calls = 1_000;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("Waiting calls that are canceled");
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RateLimit = 1, RateLimitWindow = TimeSpan.FromHours(1), RequestLogLength = 0 });
        await using var twitch = HelixClient.Create(server.CreateOptions());
        await twitch.Users.GetUsersAsync(logins: ["twitchdev"]);
        result.Add("calls", $"{Calls:N0}");
        // The first round compiles the code.
        for (var round = 0; round <= Rounds; round++)
        {
            using var cancel = new CancellationTokenSource();
            var calls = Enumerable.Range(0, Calls).Select(_ => twitch.Users.GetUsersAsync(logins: ["twitchdev"], cancellationToken: cancel.Token)).ToList();
            result.Require(Waiting() == Calls, $"{Waiting()} calls waited instead of {Calls}");

            var watch = Stopwatch.StartNew();
            await cancel.CancelAsync();
            var canceled = (await Task.WhenAll(calls.Select(call => call.ContinueWith(each => each.IsCanceled, TaskScheduler.Default))))
                .Count(isCanceled => isCanceled);
            watch.Stop();

            if (round > 0)
            {
                result.Add($"all returned, round {round}", $"{watch.Elapsed.TotalMilliseconds:0} ms");
                result.Require(watch.Elapsed <= size.MostCancelTime, $"round {round} took {watch.Elapsed.TotalMilliseconds:0} ms");
            }
            result.Require(canceled == Calls, $"{Calls - canceled} calls ended in another way");
            result.Require(Waiting() == 0, $"{Waiting()} calls are left in line");
        }
        return result;

        int Waiting() => twitch.RateLimits.Sum(bucket => bucket.Waiting);
    }
}
