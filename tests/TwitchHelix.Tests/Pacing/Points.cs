using System.Globalization;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A server's bucket, as Twitch has it: a call takes a point, and one window after its first call, at a whole second, the bucket is full.</summary>
internal sealed class Points(int limit, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<(int Used, int Refused)> windows = [];
    private DateTimeOffset resetsAt;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time by which the server's clock is ahead of the client's.</summary>
    public TimeSpan Ahead { get; init; }

    /// <summary>Whether answers have the header <c>Date</c>.</summary>
    public bool IsDated { get; init; }

    /// <summary>The use of each window.</summary>
    public IReadOnlyList<(int Used, int Refused)> Windows
    {
        get
        {
            lock (gate)
                return [.. windows];
        }
    }

    public Answer Answer()
    {
        var (isTaken, headers) = Take();
        return isTaken
            ? Loopback.Answer.Json("""{"data":[]}""", 200, headers).KeptAlive()
            : Loopback.Answer.Json("""{"error":"Too Many Requests","status":429,"message":""}""", 429, headers).KeptAlive();
    }

    public (bool IsTaken, string[] Headers) Take()
    {
        lock (gate)
        {
            var now = time.GetUtcNow() + Ahead;
            if (windows.Count == 0 || now >= resetsAt)
            {
                windows.Add(default);
                resetsAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) + Window;
            }
            var (used, refused) = windows[^1];
            var isTaken = used < limit;
            windows[^1] = isTaken ? (used + 1, refused) : (used, refused + 1);
            return (isTaken, Headers(limit, limit - windows[^1].Used, resetsAt, IsDated ? now : null));
        }
    }

    /// <summary>The headers that describe a bucket.</summary>
    public static string[] Headers(int limit, int remaining, DateTimeOffset resetsAt, DateTimeOffset? date = null) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Ratelimit-Limit: {limit}"),
        string.Create(CultureInfo.InvariantCulture, $"Ratelimit-Remaining: {remaining}"),
        string.Create(CultureInfo.InvariantCulture, $"Ratelimit-Reset: {resetsAt.ToUnixTimeSeconds()}"),
        .. date is { } known ? [$"Date: {known:R}"] : Array.Empty<string>(),
    ];
}
