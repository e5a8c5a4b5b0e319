using System.Collections.Concurrent;

namespace TwitchHelix.Testing.Limits;

/// <summary>The rate limit buckets. A bucket is full again one window after its first call, at a whole second.</summary>
internal sealed class RateLimitBuckets(int limit, TimeSpan window, TimeProvider timeProvider)
{
    private const int MostWindowsKept = 10_000;

    private readonly ConcurrentDictionary<RateLimitKey, Bucket> buckets = new();
    private readonly ConcurrentQueue<Window> windows = new();

    /// <summary>The windows so far, oldest first.</summary>
    public IReadOnlyList<HelixRateLimitWindow> Windows => [.. windows.Select(counted => counted.Snapshot(limit))];

    /// <summary>Takes a point, and returns the points left, -1 if none was left to take.</summary>
    public RateLimitState Take(RateLimitKey key)
    {
        var bucket = buckets.GetOrAdd(key, _ => new Bucket());
        lock (bucket)
        {
            var current = Current(bucket, key);
            if (bucket.Remaining == 0)
            {
                current.Refused++;
                return new(limit, -1, current.ResetsAt, timeProvider.GetUtcNow());
            }
            current.Used++;
            return new(limit, --bucket.Remaining, current.ResetsAt, timeProvider.GetUtcNow());
        }
    }

    /// <summary>Takes all remaining points.</summary>
    public RateLimitState Drain(RateLimitKey key)
    {
        var bucket = buckets.GetOrAdd(key, _ => new Bucket());
        lock (bucket)
        {
            var current = Current(bucket, key);
            bucket.Remaining = 0;
            current.Refused++;
            return new(limit, -1, current.ResetsAt, timeProvider.GetUtcNow());
        }
    }

    private Window Current(Bucket bucket, RateLimitKey key)
    {
        var now = timeProvider.GetUtcNow();
        if (bucket.Window is { } current && now < current.ResetsAt)
            return current;
        bucket.Remaining = limit;
        bucket.Window = new Window(key, now, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) + window);
        windows.Enqueue(bucket.Window);
        if (windows.Count > MostWindowsKept)
            windows.TryDequeue(out _);
        return bucket.Window;
    }

    private sealed class Bucket
    {
        public int Remaining { get; set; }

        public Window? Window { get; set; }
    }

    private sealed class Window(RateLimitKey key, DateTimeOffset startedAt, DateTimeOffset resetsAt)
    {
        private int used;
        private int refused;

        public DateTimeOffset ResetsAt { get; } = resetsAt;

        public int Used { get => Volatile.Read(ref used); set => Volatile.Write(ref used, value); }

        public int Refused { get => Volatile.Read(ref refused); set => Volatile.Write(ref refused, value); }

        public HelixRateLimitWindow Snapshot(int limit) => new()
        {
            ClientId = key.ClientId,
            UserId = key.UserId,
            StartedAt = startedAt,
            ResetsAt = ResetsAt,
            Limit = limit,
            Used = Used,
            Refused = Refused,
        };
    }
}
