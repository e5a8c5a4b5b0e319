using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Pacing;

/// <summary>A server that enforces a bucket, and records its use.</summary>
internal sealed class BucketServer(SoakSize size) : IDisposable
{
    public HelixTestServer Server { get; } =
        HelixTestServer.Start(new HelixTestServerOptions { RateLimit = size.Points, RateLimitWindow = size.Window, RequestLogLength = 0 });

    /// <summary>The number of calls that got 429.</summary>
    public int Refused => Server.RateLimitWindows.Sum(window => window.Refused);

    /// <summary>The share of points used in each window, without the last one, which has only the remaining calls.</summary>
    public IReadOnlyList<double> Use => [.. Server.RateLimitWindows.SkipLast(1).Select(window => (double)window.Used / window.Limit).DefaultIfEmpty(1)];

    public void AddFigures(SoakResult result, TimeSpan time)
    {
        result.Add("calls", $"{size.PacedCalls:N0}");
        result.Add("bucket", $"{size.Points:N0} points, {size.Window.TotalSeconds} s");
        result.Add("time", $"{time.TotalSeconds:0.0} s");
        result.Add("windows", $"{Server.RateLimitWindows.Count}");
        result.Add("points used, the least of any window but the last", $"{Use.Min():P2}");
        result.Add("points used, all windows but the last", $"{Use.Average():P2}");
        result.Add("answered 429", $"{Refused} ({(double)Refused / size.PacedCalls:P2})");
    }

    public void Dispose() => Server.Dispose();
}
