using System.Diagnostics;

namespace TwitchHelix.Soak.Pacing;

/// <summary>Runs two processes with one user's token: every call succeeds, and the server refuses few tries.</summary>
internal static class SharedBucketScenario
{
    private const int Processes = 2;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("A bucket, two processes");
        using var bucket = new BucketServer(size);
        var token = bucket.Server.Identity.CreateUserToken("141981764");
        var processes = Enumerable.Range(0, Processes)
            .Select(_ =>
                SharingProcess.Start(bucket.Server.BaseAddress, token.AccessToken, size.PacedCalls / Processes, size.PacedCallers / Processes, size.Patience))
            .ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadyAsync()));
            var watch = Stopwatch.StartNew();
            var succeeded = (await Task.WhenAll(processes.Select(process => SharingProcess.RunAsync(process, result)))).Sum();

            bucket.AddFigures(result, watch.Elapsed);
            var share = (double)bucket.Refused / size.PacedCalls;
            result.Add("callers", $"{Processes} × {size.PacedCallers / Processes}");
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
